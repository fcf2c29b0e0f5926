import { shownTitle } from './titles.ts';
import type { Evidence } from '../consultation/turn.ts';
import type { Document } from '../knowledge/document.ts';
import { passageId, type Passage } from '../knowledge/passage.ts';
import { unusableOn } from '../knowledge/validity.ts';
import type { Day } from '../platform/day.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';
import type { EvidenceView } from './wire/evidence.ts';

/** Passages as staff see them, on a day; those that the release no longer holds are left out. */
export function evidenceViews(index: SearchIndex, evidence: readonly Evidence[], asOf: Day): EvidenceView[] {
  return evidence.flatMap(({ passageId: id, scores }) => {
    const passage = index.passage(id);
    const document = passage && index.document(passage.documentId);
    return passage && document ? [evidenceView(index, document, passage, asOf, scores)] : [];
  });
}

/** One passage as staff see it. */
export function evidenceView(
  index: SearchIndex,
  document: Document,
  passage: Passage,
  asOf: Day,
  scores: Readonly<Record<string, number>>,
): EvidenceView {
  const { source, kind, status, authority, jurisdiction, issuer, documentNumber, url } = document;
  const counterpart = counterpartOf(index, passage);
  return {
    passageId: passage.id,
    documentId: document.id,
    title: shownTitle(document, passage.language),
    section: passage.section,
    quote: passage.text,
    language: passage.language,
    ...{ kind, source, status, authority, jurisdiction },
    ...(issuer !== undefined && { issuer }),
    ...(documentNumber !== undefined && { documentNumber }),
    effectiveFrom: document.effectiveFrom,
    ...(document.effectiveTo !== undefined && { effectiveTo: document.effectiveTo }),
    ...(document.checkedOn !== undefined && { checkedOn: document.checkedOn }),
    ...(url !== undefined && { url }),
    badge: unusableOn(document, asOf) ?? 'in-force',
    ...(counterpart && { counterpart: counterpart.text }),
    scores: { ...scores },
  };
}

/** The same content in the other written language. */
export function counterpartOf(
  index: SearchIndex,
  { documentId, unit, language }: Passage,
): Passage | undefined {
  return index.passage(passageId(documentId, unit, language === 'en' ? 'zh-Hans' : 'en'));
}
