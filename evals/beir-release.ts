import type { Authority, Document } from '../src/knowledge/document.ts';
import { passageId, type Passage } from '../src/knowledge/passage.ts';
import type { Term } from '../src/knowledge/entry.ts';
import type { Release } from '../src/knowledge/release.ts';
import type { WrittenLanguage } from '../src/language/language.ts';
import { day } from '../src/platform/day.ts';
import { buildIndex, indexSettings } from '../src/retrieval/built-in-index.ts';
import type { BeirDocument, BeirSet } from './beir.ts';

/** The title of an article: the law's, then 第…条. */
const articleTitle = /^(.+?)(第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?)$/u;

/** What the titles of Chinese legal texts say of their authority; the first that fits counts. */
const authorityOfTitle: readonly (readonly [RegExp, Authority])[] = [
  [/最高人民(?:法院|检察院)|解释|批复/u, 'judicial-interpretation'],
  [/(?:法|法典|宪法|决定)(?:\(.*\))?$/u, 'law'],
  [/(?:条例|实施细则)(?:\(.*\))?$/u, 'administrative-regulation'],
  [/(?:办法|规定|规则|细则)(?:\(.*\))?$/u, 'department-rule'],
];

/** The passage id's part that names the document of the set. */
const unitOf = ({ _id }: BeirDocument) => encodeURIComponent(_id);

/**
 * A set's documents as a release of the product: each document a passage; articles of one law are passages of one
 * document, as in an ingested law. No document ends or starts, none has asked-as variants.
 */
export function releaseOf(set: Pick<BeirSet, 'documents'>, terms: readonly Term[]): Release {
  const documents = new Map<string, Document>();
  const passages = set.documents.map((row, ordinal) => {
    const [, law, article] = articleTitle.exec(row.title.trim()) ?? [];
    const title = law ?? row.title.trim();
    const id = `files/${law ?? row._id}`;
    const language = languageOf(row);
    if (!documents.has(id)) documents.set(id, documentOf(id, title, language));
    return passageOf(row, id, ordinal, language, article ?? '');
  });
  const content = { documents: [...documents.values()], passages, records: [], terms };
  return {
    ...content,
    manifest: {
      number: 1,
      contentHash: '0'.repeat(64),
      inputHash: '0'.repeat(64),
      createdAt: 0,
      publishedBy: 'evals',
      documents: content.documents.length,
      passages: passages.length,
      records: 0,
      indexSettings,
      embeddingModel: null,
    },
    index: buildIndex(content),
  };
}

/** The id of the set's document a passage stands for. */
export function rowOf({ unit }: Passage): string {
  return decodeURIComponent(unit);
}

function passageOf(
  row: BeirDocument,
  documentId: string,
  ordinal: number,
  language: WrittenLanguage,
  section: string,
): Passage {
  return {
    id: passageId(documentId, unitOf(row), language),
    documentId,
    unit: unitOf(row),
    ordinal,
    kind: section === '' ? 'section' : 'article',
    language,
    path: [],
    section,
    text: row.text === '' ? row.title : row.text,
    askedAs: [],
    recordIds: [],
  };
}

function documentOf(id: string, title: string, language: WrittenLanguage): Document {
  const authority = authorityOfTitle.find(([pattern]) => pattern.test(title))?.[1] ?? 'guide';
  return {
    id,
    source: 'files',
    path: id,
    kind: authority === 'guide' ? 'other' : 'statute',
    titles: title === '' ? {} : { [language]: title },
    languages: [language],
    supersedes: [],
    topics: [],
    basis: [],
    authority,
    jurisdiction: '全国',
    effectiveFrom: day('1949-10-01'),
    status: 'confirmed',
    volatility: 'S',
  };
}

function languageOf({ title, text }: BeirDocument): WrittenLanguage {
  return /\p{Script=Han}/u.test(title + text) ? 'zh-Hans' : 'en';
}
