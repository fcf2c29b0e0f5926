import type { Record } from '../../src/knowledge/record.ts';
import { valueText } from '../../src/knowledge/record-text.ts';
import type { WrittenLanguage } from '../../src/language/language.ts';
import type { PassageDraft } from '../structure/passage-draft.ts';
import { sectionNames } from './section-names.ts';

/** The passage of a record in one language: title, statement, a row a value, conditions; placeholders still in it. */
export function recordDraft(record: Record, language: WrittenLanguage): PassageDraft {
  const colon = language === 'en' ? ': ' : '：';
  const rows = record.values.map((value) => `${value.label[language]}${colon}${valueText(value, language)}`);
  const lines = [
    record.title[language],
    record.statement[language],
    ...rows,
    ...(record.conditions?.[language] ?? []),
    ...(record.change?.known[language] ?? []),
    ...(record.change?.unknown[language] ?? []),
  ];
  return {
    unit: 'record',
    kind: 'record',
    path: [],
    section: sectionNames.record[language],
    text: lines.join('\n'),
  };
}
