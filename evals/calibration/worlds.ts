import type { Document } from '../../src/knowledge/document.ts';
import type { Passage } from '../../src/knowledge/passage.ts';
import type { Release, ReleaseContent } from '../../src/knowledge/release.ts';
import { buildIndex } from '../../src/retrieval/built-in-index.ts';
import { vectorsOfPassages } from '../../src/retrieval/dense/release-vectors.ts';
import { entryId } from '../grader.ts';

/** A release without some entries: their documents, their passages in every language, and their records. */
export function withoutEntries(release: Release, out: ReadonlySet<string>): Release {
  const gone = new Set(
    release.documents.filter((document) => out.has(entryId(document))).map(({ id }) => id),
  );
  return withContent(release, {
    documents: release.documents.filter(({ id }) => !gone.has(id)),
    passages: release.passages.filter(({ documentId }) => !gone.has(documentId)),
    records: release.records.filter(({ id }) => !out.has(id)),
  });
}

/** A release whose entries do not know some of their ways of asking. */
export function withoutWays(release: Release, out: ReadonlySet<string>): Release {
  const passages = release.passages.map((passage): Passage => {
    const askedAs = passage.askedAs.filter((way) => !out.has(way));
    return askedAs.length === passage.askedAs.length ? passage : { ...passage, askedAs };
  });
  return withContent(release, { passages });
}

/** A release whose documents and records have all been in force for ever and stay so. */
export function withoutValidity(release: Release): Release {
  const always = <Dated extends Pick<Document, 'effectiveFrom' | 'effectiveTo'>>({
    effectiveTo,
    ...rest
  }: Dated) => ({
    ...rest,
    effectiveFrom: '1949-10-01' as Dated['effectiveFrom'],
    status: 'confirmed' as const,
    volatility: 'S' as const,
  });
  return withContent(release, {
    documents: release.documents.map(always),
    records: release.records.map(always),
  });
}

/**
 * A release with other content and the index of that content; a passage keeps the vector it has, also
 * where a way of asking was taken out of it.
 */
export function withContent(release: Release, changed: Partial<ReleaseContent>): Release {
  const content = { ...release, ...changed };
  const vectors = vectorsOfPassages(release, content.passages);
  return { ...content, index: new Map([...buildIndex(content), ...(vectors ? [vectors] : [])]) };
}

/** An entry written for visitors, with the ways of asking it knows. */
export interface EntryWays {
  readonly entry: string;
  readonly ways: readonly { readonly text: string; readonly language: Passage['language'] }[];
}

/** The entries written for visitors, in the order of the release. */
export function waysOfEntries(release: ReleaseContent): EntryWays[] {
  const entries = new Map<string, Map<string, Passage['language']>>();
  const documents = new Map(release.documents.map((document) => [document.id, document]));
  for (const { documentId, askedAs, language } of release.passages) {
    const document = documents.get(documentId);
    if (!document || document.source === 'files') continue;
    const ways = entries.get(entryId(document)) ?? new Map<string, Passage['language']>();
    for (const way of askedAs) ways.set(way, language);
    entries.set(entryId(document), ways);
  }
  return [...entries].map(([entry, ways]) => ({
    entry,
    ways: [...ways].map(([text, language]) => ({ text, language })),
  }));
}
