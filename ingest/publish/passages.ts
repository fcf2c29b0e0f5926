import type { Document } from '../../src/knowledge/document.ts';
import type { Passage } from '../../src/knowledge/passage.ts';
import { passageId } from '../../src/knowledge/passage.ts';
import type { Record as KnowledgeRecord } from '../../src/knowledge/record.ts';
import type { FilledText } from '../../src/knowledge/record-text.ts';
import { fillPlaceholders } from '../../src/knowledge/record-text.ts';
import type { WrittenLanguage } from '../../src/language/language.ts';
import type { PassageDraft } from '../structure/passage-draft.ts';

/** The passages of drafts whose words stand as they are. */
export function plainPassages(
  document: Document,
  language: WrittenLanguage,
  drafts: readonly PassageDraft[],
): Passage[] {
  return drafts.map((draft, ordinal) =>
    passageOf(document, language, draft, ordinal, draft.text, draft.path, []),
  );
}

/** Where placeholders get their values from. */
export interface Values {
  readonly records: ReadonlyMap<string, KnowledgeRecord>;
  /** The record a passage belongs to. */
  readonly own?: KnowledgeRecord;
}

/** The passages of drafts with placeholders; what nothing answers to is handed to `unknown`. */
export function filledPassages(
  document: Document,
  language: WrittenLanguage,
  drafts: readonly PassageDraft[],
  askedAs: readonly string[],
  values: Values,
  unknown: (placeholder: string) => void,
): Passage[] {
  const fill = (text: string): FilledText => {
    const filled = fillPlaceholders(text, language, values.records, values.own);
    for (const name of filled.unknown) unknown(name);
    return filled;
  };
  return drafts.map((draft, ordinal) => {
    const text = fill(draft.text);
    const path = draft.path.map(fill);
    const own = values.own ? [values.own.id] : [];
    const recordIds = new Set([...own, ...text.recordIds, ...path.flatMap((part) => part.recordIds)]);
    const asked = [...new Set([...(draft.askedAs ?? []), ...askedAs])];
    const full = { ...draft, section: fill(draft.section).text, askedAs: asked };
    const headings = path.map((part) => part.text);
    return passageOf(document, language, full, ordinal, text.text, headings, [...recordIds]);
  });
}

function passageOf(
  document: Document,
  language: WrittenLanguage,
  draft: PassageDraft,
  ordinal: number,
  text: string,
  path: readonly string[],
  recordIds: string[],
): Passage {
  return {
    id: passageId(document.id, draft.unit, language),
    documentId: document.id,
    unit: draft.unit,
    ordinal,
    kind: draft.kind,
    language,
    path: [...path],
    section: draft.section,
    ...(draft.article !== undefined && { article: draft.article }),
    text,
    askedAs: [...(draft.askedAs ?? [])],
    recordIds,
  };
}
