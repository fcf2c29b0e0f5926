import type { WrittenLanguage } from '../../language/language.ts';
import type { Document } from '../../knowledge/document.ts';
import type { Release } from '../../knowledge/release.ts';
import { dueOn } from '../../knowledge/validity.ts';
import type { Day } from '../../platform/day.ts';
import { nation } from '../eligibility.ts';
import type { LexicalScores } from '../lexical-index.ts';
import type { SearchQuery } from '../search-index.ts';
import type { PineconeTarget } from './pinecone-settings.ts';
import { sparseTexts } from './sparse-weights.ts';
import type { VendorRecord } from './vendor-index.ts';

type Path = LexicalScores['path'];

/** A day as a number that sorts: 20270101. What has no end ends on the last day there is. */
export const openEnd = 99991231;
export function dayNumber(day: Day | undefined): number {
  return day === undefined ? openEnd : Number(day.replaceAll('-', ''));
}

/** The ways that records are made for: an English question searches Chinese passages by other words. */
const ways: readonly (readonly [WrittenLanguage, Path])[] = [
  ['zh-Hans', 'direct'],
  ['zh-Hans', 'translated'],
  ['en', 'direct'],
];

/** Ids are short and in ASCII, as the vendor wants them: the passage's number in the release, and the way. */
export function recordId(passage: number, path: Path): string {
  return `p${passage}-${path}`;
}
/** The number of the passage that a record stands for. */
export function passageOfRecord(id: string): number {
  return Number(/^p(\d+)-/.exec(id)?.[1] ?? Number.NaN);
}

/** How many records a release makes. */
export function recordCount(release: Release, mode: PineconeTarget['mode']): number {
  let count = 0;
  for (const each of recordsOf(release, mode, undefined, () => false)) count += each === 'skipped' ? 1 : 0;
  return count;
}

/**
 * The records of a release, one for each passage and way; those that are not `wanted` are skipped without being made.
 * A record holds validity and place as numbers and words a filter can compare. `rows`: the passages' vectors, for
 * the modes that have some.
 */
export function* recordsOf(
  release: Release,
  mode: PineconeTarget['mode'],
  rows: { readonly rows: Float32Array; readonly dimensions: number } | undefined,
  wanted: (id: string) => boolean,
): Generator<VendorRecord | 'skipped'> {
  const documents = new Map(release.documents.map((document) => [document.id, document]));
  const english = new Set(
    release.passages.flatMap((each) => (each.language === 'en' ? [unitKey(each)] : [])),
  );
  for (const [language, path] of ways) {
    if (mode === 'dense' && path === 'translated') continue;
    const own = release.passages.flatMap((passage, number) =>
      passage.language === language ? [number] : [],
    );
    let sparse: ReturnType<typeof sparseTexts> | undefined;
    for (const [text, number] of own.entries()) {
      const passage = release.passages[number];
      const document = passage && documents.get(passage.documentId);
      if (!passage || !document) continue;
      const id = recordId(number, path);
      if (!wanted(id)) {
        yield 'skipped';
        continue;
      }
      sparse ??= mode === 'dense' ? undefined : sparseTexts(release, language, path);
      const words = sparse?.of(text);
      yield {
        id,
        ...(rows && {
          values: Array.from(rows.rows.subarray(number * rows.dimensions, (number + 1) * rows.dimensions)),
        }),
        ...(words && { sparseValues: words }),
        metadata: metadataOf(document, language, path, english.has(unitKey(passage))),
      };
    }
  }
}

function metadataOf(document: Document, language: WrittenLanguage, path: Path, inEnglish: boolean) {
  return {
    language,
    way: path,
    from: dayNumber(document.effectiveFrom),
    to: dayNumber(document.effectiveTo),
    due: dayNumber(dueOn(document)),
    confirmed: document.status !== 'unconfirmed',
    place: document.jurisdiction,
    english: inEnglish,
  };
}

/** The filter for a question: the same rules as `eligibility.ts`, in the vendor's words. */
export function filterFor(
  query: SearchQuery,
  language: WrittenLanguage,
  path: Path,
  mode: PineconeTarget['mode'],
): object {
  const asOf = dayNumber(query.asOf);
  const valid = {
    from: { $lte: asOf },
    to: { $gte: asOf },
    due: { $gte: asOf },
    confirmed: { $eq: true },
  };
  return {
    language: { $eq: language },
    way: { $eq: mode === 'dense' ? 'direct' : path },
    ...(path === 'translated' && { english: { $eq: false } }),
    ...(query.includeUnusable === true ? {} : valid),
    ...(query.jurisdictions && { place: { $in: [...new Set([nation, ...query.jurisdictions])] } }),
  };
}

function unitKey({ documentId, unit }: { readonly documentId: string; readonly unit: string }): string {
  return `${documentId}#${unit}`;
}
