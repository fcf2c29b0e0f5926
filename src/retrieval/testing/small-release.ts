import type { Document } from '../../knowledge/document.ts';
import { passageId, type Passage } from '../../knowledge/passage.ts';
import type { Term } from '../../knowledge/entry.ts';
import type { Release } from '../../knowledge/release.ts';
import type { WrittenLanguage } from '../../language/language.ts';
import { day } from '../../platform/day.ts';
import { buildIndex, indexSettings } from '../built-in-index.ts';

/** What a test says of a document; the rest is filled in. */
export interface SmallDocument extends Partial<Omit<Document, 'id' | 'titles'>> {
  readonly id: string;
  readonly title: string;
  readonly passages: readonly (Partial<Passage> & { readonly unit: string; readonly text: string })[];
}

/** A release of a few made-up documents, with its index. */
export function smallRelease(documents: readonly SmallDocument[], terms: readonly Term[] = []): Release {
  const content = {
    documents: documents.map(documentOf),
    passages: documents.flatMap(passagesOf),
    records: [],
    terms,
  };
  return {
    ...content,
    manifest: {
      number: 1,
      contentHash: '0'.repeat(64),
      inputHash: '0'.repeat(64),
      createdAt: 0,
      publishedBy: 'test',
      documents: content.documents.length,
      passages: content.passages.length,
      records: 0,
      indexSettings,
      embeddingModel: null,
    },
    index: buildIndex(content),
  };
}

function documentOf({ title, passages, ...rest }: SmallDocument): Document {
  const languages = [...new Set(passages.map(({ language }) => language ?? 'zh-Hans'))];
  return {
    source: 'files',
    path: rest.id,
    kind: 'statute',
    titles: Object.fromEntries(languages.map((language) => [language, title])),
    languages,
    supersedes: [],
    topics: [],
    basis: [],
    authority: 'law',
    jurisdiction: '全国',
    effectiveFrom: day('2000-01-01'),
    status: 'confirmed',
    volatility: 'S',
    ...rest,
  };
}

function passagesOf({ id, passages }: SmallDocument): Passage[] {
  const counted = new Map<WrittenLanguage, number>();
  return passages.map((passage) => {
    const language = passage.language ?? 'zh-Hans';
    const ordinal = counted.get(language) ?? 0;
    counted.set(language, ordinal + 1);
    return {
      id: passageId(id, passage.unit, language),
      documentId: id,
      ordinal,
      kind: 'article',
      language,
      path: [],
      section: '',
      askedAs: [],
      recordIds: [],
      ...passage,
    };
  });
}
