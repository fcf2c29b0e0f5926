import type { Document } from '../../knowledge/document.ts';
import type { Term } from '../../knowledge/entry.ts';
import { passageId, type Passage } from '../../knowledge/passage.ts';
import type { Record as FactRecord } from '../../knowledge/record.ts';
import { statementText, valueText } from '../../knowledge/record-text.ts';
import type { Release } from '../../knowledge/release.ts';
import { writtenLanguages, type WrittenLanguage } from '../../language/language.ts';
import { day } from '../../platform/day.ts';
import { buildIndex, indexSettings } from '../../retrieval/built-in-index.ts';

/** A document with its passages, to be put into a release for tests. */
export interface Shelved {
  readonly document: Document;
  readonly passages: readonly Passage[];
}

const common = {
  supersedes: [],
  topics: [],
  basis: [],
  authority: 'law',
  jurisdiction: '全国',
  effectiveFrom: day('2020-01-01'),
  status: 'confirmed',
  volatility: 'S',
} as const;

/** A Chinese law: article texts by number. */
export function statute(
  title: string,
  articles: Readonly<Record<number, string>>,
  changes: Partial<Document> = {},
): Shelved {
  const path = changes.path ?? `statutes/${title}.md`;
  const document: Document = {
    ...common,
    supersedes: [],
    topics: [],
    basis: [],
    id: `files/${path}`,
    source: 'files',
    path,
    kind: 'statute',
    titles: { 'zh-Hans': title },
    languages: ['zh-Hans'],
    ...changes,
  };
  const passages = Object.entries(articles).map(([number, text], ordinal): Passage => {
    const unit = `article-${number}`;
    return {
      ...{
        id: passageId(document.id, unit, 'zh-Hans'),
        documentId: document.id,
        unit,
        ordinal,
        kind: 'article',
      },
      ...{
        language: 'zh-Hans',
        path: [],
        section: `第${number}条`,
        article: Number(number),
        text,
        askedAs: [],
        recordIds: [],
      },
    };
  });
  return { document, passages };
}

/** What tests say of a record; the rest is filled in. */
export type RecordSketch = Pick<FactRecord, 'id' | 'kind' | 'title' | 'statement' | 'values'> &
  Partial<FactRecord>;

export function recordOf(sketch: RecordSketch): FactRecord {
  return {
    topics: ['patent'],
    hotlineFunction: 'policy',
    askedAs: { 'zh-Hans': [], en: [] },
    basis: [],
    sources: ['test'],
    authority: 'law',
    jurisdiction: '全国',
    effectiveFrom: day('2020-01-01'),
    checkedOn: day('2026-11-01'),
    status: 'starter',
    volatility: 'S',
    ...sketch,
  };
}

/** A record as the document and passages that ingest makes of it. */
export function shelvedRecord(record: FactRecord): Shelved {
  const path = `records/${record.id}.yaml`;
  const document: Document = {
    ...pick(record),
    id: `starter/${path}`,
    source: 'starter',
    path,
    kind: 'record',
    titles: record.title,
    languages: [...writtenLanguages],
    supersedes: [],
    topics: record.topics,
    basis: record.basis,
    ...(record.handover === true && { handover: true }),
  };
  return {
    document,
    passages: writtenLanguages.map((language) => recordPassage(record, document, language)),
  };
}

function recordPassage(record: FactRecord, document: Document, language: WrittenLanguage): Passage {
  const lines = [
    record.title[language],
    statementText(record, language),
    ...record.values.map((value) => `${value.label[language]}：${valueText(value, language)}`),
    ...(record.conditions?.[language] ?? []),
  ];
  return {
    ...{
      id: passageId(document.id, 'record', language),
      documentId: document.id,
      unit: 'record',
      ordinal: 0,
      kind: 'record',
    },
    ...{ language, path: [], section: language === 'en' ? 'Record' : '事项记录', text: lines.join('\n') },
    askedAs: record.askedAs[language],
    recordIds: [record.id],
  };
}

/** A question–answer entry in both languages: question, answer and other ways of asking. */
export function entry(
  id: string,
  texts: Readonly<Record<WrittenLanguage, { question: string; answer: string; askedAs?: string[] }>>,
  changes: Partial<Document> = {},
): Shelved {
  const path = `faq/${id}.md`;
  const document: Document = {
    ...common,
    id: `starter/${path}`,
    source: 'starter',
    path,
    kind: 'faq',
    titles: { 'zh-Hans': texts['zh-Hans'].question, en: texts.en.question },
    languages: [...writtenLanguages],
    supersedes: [],
    topics: ['patent'],
    basis: [],
    status: 'starter',
    checkedOn: day('2026-11-01'),
    authority: 'guide',
    ...changes,
  };
  const passages = writtenLanguages.map((language): Passage => {
    const { question, answer, askedAs = [] } = texts[language];
    return {
      ...{
        id: passageId(document.id, 'answer', language),
        documentId: document.id,
        unit: 'answer',
        ordinal: 0,
      },
      ...{ kind: 'question-answer', language, path: [], section: language === 'en' ? 'Q&A' : '问答' },
      ...{ text: `${question}\n${answer}`, askedAs: [question, ...askedAs], recordIds: [] },
    };
  });
  return { document, passages };
}

function pick(record: FactRecord) {
  const { authority, jurisdiction, effectiveFrom, effectiveTo, checkedOn, status, volatility } = record;
  return {
    authority,
    jurisdiction,
    effectiveFrom,
    ...(effectiveTo && { effectiveTo }),
    checkedOn,
    status,
    volatility,
  };
}

/** A release of the given documents and records, with its index. */
export function releaseOf(
  shelved: readonly Shelved[],
  records: readonly FactRecord[],
  terms: readonly Term[] = [],
): Release {
  const all = [...shelved, ...records.map(shelvedRecord)];
  const documents = all.map(({ document }) => document);
  const passages = all.flatMap((each) => each.passages);
  return {
    manifest: {
      number: 1,
      contentHash: '0'.repeat(64),
      inputHash: '0'.repeat(64),
      createdAt: 0,
      publishedBy: 'test',
      documents: documents.length,
      passages: passages.length,
      records: records.length,
      indexSettings,
      embeddingModel: null,
    },
    documents,
    passages,
    records,
    terms,
    index: buildIndex({ documents, passages }),
  };
}
