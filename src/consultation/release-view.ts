import type { Basis, Document } from '../knowledge/document.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { Change, Record as FactRecord } from '../knowledge/record.ts';
import type { Release } from '../knowledge/release.ts';
import { unusableOn } from '../knowledge/validity.ts';
import { normalise } from '../language/script.ts';
import type { Day } from '../platform/day.ts';
import { FocusScale } from './compose/focus.ts';
import { TermScale } from './compose/terms.ts';
import { wordingOf, type Wording } from './understand/rephrase.ts';
import { fieldWords, type FieldWords } from './understand/topics.ts';

/** A change of the law, with the record and the document that tell of it. */
export interface AnnouncedChange {
  readonly record: FactRecord;
  readonly change: Change;
}

/** A release as the consultation looks things up in it. */
export interface ReleaseView extends Wording {
  readonly number: number;
  readonly words: FieldWords;
  readonly changes: readonly AnnouncedChange[];
  record(id: string): FactRecord | undefined;
  /** The record a document is; undefined for documents that are none. */
  recordOf(document: Document): FactRecord | undefined;
  /** Measures questions against titles, labels and ways of asking in one language. */
  focus(language: Passage['language']): FocusScale;
  /** Which terms of the glossary texts name. */
  readonly terms: TermScale;
  /** Whether a normalised name stands anywhere in the release. */
  mentions(name: string): boolean;
  /** The passage of a record, and its document. */
  passageOf(
    recordId: string,
    language: Passage['language'],
  ): { document: Document; passage: Passage } | undefined;
  /** The same content in the other written language. */
  inLanguage(passage: Passage, language: Passage['language']): Passage | undefined;
  /** The passages of a document in a language, in their order. */
  passagesOf(documentId: string, language: Passage['language']): readonly Passage[];
  /** Laws and other texts by the short title people cite them with; those not in force on the day are left out. */
  inForce(shortTitle: string, asOf: Day): readonly Document[];
  /** The passage a legal basis points to, where its text is in the release and in force on the day. */
  article(
    basis: Basis,
    asOf: Day,
    language: Passage['language'],
  ): { document: Document; passage: Passage } | undefined;
}

const views = new WeakMap<Release, ReleaseView>();

/** The view of a release; made once for each. */
export function viewOf(release: Release): ReleaseView {
  const known = views.get(release);
  if (known) return known;
  const view = openView(release);
  views.set(release, view);
  return view;
}

function openView(release: Release): ReleaseView {
  const records = new Map(release.records.map((record) => [record.id, record]));
  const passages = new Map(release.passages.map((passage) => [contentKey(passage), passage]));
  const byDocument = groupBy(release.passages, ({ documentId }) => documentId);
  const recordIds = new Map(
    release.documents.flatMap((document) => {
      if (document.kind !== 'record') return [];
      const id = byDocument.get(document.id)?.[0]?.recordIds[0];
      return id === undefined ? [] : [[document.id, id] as const];
    }),
  );
  const documentOf = new Map(
    release.documents.flatMap((document) => {
      const id = recordIds.get(document.id);
      return id === undefined ? [] : [[id, document] as const];
    }),
  );
  const byTitle = groupBy(release.documents, (document) =>
    shortTitle(document.titles['zh-Hans'] ?? document.titles.en ?? ''),
  );
  const inForce = (title: string, asOf: Day) =>
    (byTitle.get(shortTitle(title)) ?? []).filter((document) => unusableOn(document, asOf) === undefined);
  const passagesOf = (documentId: string, language: Passage['language']) =>
    (byDocument.get(documentId) ?? []).filter((passage) => passage.language === language);
  const documents = new Map(release.documents.map((document) => [document.id, document]));
  const scales = new Map<Passage['language'], FocusScale>();
  const focusScale = (language: Passage['language']) =>
    new FocusScale(
      release.passages.flatMap((passage) => {
        const document = documents.get(passage.documentId);
        return document && passage.language === language
          ? [{ document, passage, record: records.get(recordIds.get(document.id) ?? '') }]
          : [];
      }),
      language,
    );
  return {
    terms: new TermScale(release.terms),
    number: release.manifest.number,
    words: fieldWords(release.terms),
    changes: release.records.flatMap((record) => (record.change ? [{ record, change: record.change }] : [])),
    record: (id) => records.get(id),
    recordOf: (document) => records.get(recordIds.get(document.id) ?? ''),
    ...wordingOf(release.terms, () => englishOf(release)),
    focus: (language) => {
      const scale = scales.get(language) ?? focusScale(language);
      scales.set(language, scale);
      return scale;
    },
    mentions: (name) =>
      release.passages.some(({ text, askedAs }) =>
        [text, ...askedAs].some((each) => each.toLowerCase().includes(name)),
      ),
    passageOf: (recordId, language) => {
      const document = documentOf.get(recordId);
      const passage = document && passagesOf(document.id, language)[0];
      return document && passage && { document, passage };
    },
    inLanguage: (passage, language) => passages.get(contentKey({ ...passage, language })),
    passagesOf,
    inForce,
    article: (basis, asOf, language) => {
      for (const document of inForce(basis.document, asOf)) {
        const passage = passagesOf(document.id, language).find(
          ({ article }) => article !== undefined && article === basis.article,
        );
        if (passage) return { document, passage };
      }
      return undefined;
    },
  };
}

/** Everything a release says in English, normalised. */
function englishOf({ passages, documents, terms }: Release): string[] {
  return [
    ...passages.flatMap(({ language, text, askedAs }) => (language === 'en' ? [text, ...askedAs] : [])),
    ...documents.flatMap(({ titles }) => titles.en ?? []),
    ...terms.map(({ en }) => en),
  ].map(normalise);
}

/** 中华人民共和国专利法(2020-10-17) and 《专利法》 are both 专利法. */
export function shortTitle(title: string): string {
  return normalise(title)
    .replace(/[《》]/g, '')
    .replace(/^中华人民共和国/, '')
    .replace(/\s*[([（【][^)\]）】]*[)\]）】]$/, '')
    .trim();
}

function contentKey({
  documentId,
  unit,
  language,
}: Pick<Passage, 'documentId' | 'unit' | 'language'>): string {
  return `${documentId}#${unit}@${language}`;
}

function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
