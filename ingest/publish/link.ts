import type { Document } from '../../src/knowledge/document.ts';

/**
 * Documents that say what replaces them, or what they replace, by path or name, say it by id where that document
 * is in the release, and the other document says it back.
 */
export function linkDocuments(documents: readonly Document[]): Document[] {
  const ids = idsByName(documents);
  const idOf = (name: string, from: Document) => ids.get(`${from.source}/${name}`) ?? ids.get(name) ?? name;
  const supersededBy = new Map<string, string>();
  const supersedes = new Map<string, Set<string>>();
  const link = (newer: string, older: string) => {
    if (newer === older) return;
    supersededBy.set(older, newer);
    supersedes.set(newer, (supersedes.get(newer) ?? new Set()).add(older));
  };
  for (const document of documents) {
    if (document.supersededBy !== undefined) link(idOf(document.supersededBy, document), document.id);
    for (const name of document.supersedes) link(document.id, idOf(name, document));
  }
  return documents.map((document) => {
    const newer = supersededBy.get(document.id);
    return {
      ...document,
      supersedes: [...(supersedes.get(document.id) ?? [])],
      ...(newer !== undefined && { supersededBy: newer }),
    };
  });
}

/** Ids by id, and by file name without its ending, as entries and records are called. */
function idsByName(documents: readonly Document[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { id, path } of documents) ids.set((path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, ''), id);
  for (const { id } of documents) ids.set(id, id);
  return ids;
}
