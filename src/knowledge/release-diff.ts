import type { ReleaseContent } from './release.ts';

/** Names of what came, went and changed from one release to another. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** The differences of documents (with their passages), passages and records. */
export function diffReleases(
  before: ReleaseContent,
  after: ReleaseContent,
): Record<'documents' | 'passages' | 'records', Difference> {
  return {
    documents: difference(documentTexts(before), documentTexts(after)),
    passages: difference(texts(before.passages), texts(after.passages)),
    records: difference(texts(before.records), texts(after.records)),
  };
}

function documentTexts({ documents, passages }: ReleaseContent): Map<string, string> {
  const result = texts(documents);
  for (const passage of passages) {
    result.set(passage.documentId, (result.get(passage.documentId) ?? '') + JSON.stringify(passage));
  }
  return result;
}

function texts(items: readonly { readonly id: string }[]): Map<string, string> {
  return new Map(items.map((item) => [item.id, JSON.stringify(item)]));
}

function difference(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Difference {
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    changed: [...after].filter(([id, text]) => before.has(id) && before.get(id) !== text).map(([id]) => id),
  };
}
