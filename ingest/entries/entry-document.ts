import type { Document, DocumentSource } from '../../src/knowledge/document.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import type { Record as KnowledgeRecord } from '../../src/knowledge/record.ts';
import { writtenLanguages } from '../../src/language/language.ts';

/** The document an entry or a record becomes. */
export function entryDocument(
  source: DocumentSource,
  path: string,
  entry: Entry | KnowledgeRecord,
  kind: Document['kind'],
): Document {
  return {
    id: `${source}/${path}`,
    source,
    path,
    kind,
    titles: entry.title,
    languages: [...writtenLanguages],
    ...(entry.issuer !== undefined && { issuer: entry.issuer }),
    ...('documentNumber' in entry &&
      entry.documentNumber !== undefined && { documentNumber: entry.documentNumber }),
    supersedes: entry.supersedes ?? [],
    topics: entry.topics,
    hotlineFunction: entry.hotlineFunction,
    ...(entry.url !== undefined && { url: entry.url }),
    basis: entry.basis,
    ...(entry.handover !== undefined && { handover: entry.handover }),
    authority: entry.authority,
    jurisdiction: entry.jurisdiction,
    effectiveFrom: entry.effectiveFrom,
    ...(entry.effectiveTo && { effectiveTo: entry.effectiveTo }),
    checkedOn: entry.checkedOn,
    status: entry.status,
    volatility: entry.volatility,
  };
}
