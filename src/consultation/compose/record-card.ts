import { fillPlaceholders, statementText, valueText } from '../../knowledge/record-text.ts';
import type { Record as FactRecord, RecordValue } from '../../knowledge/record.ts';
import { writtenLanguageFor, type WrittenLanguage } from '../../language/language.ts';
import { normalise } from '../../language/script.ts';
import { say } from '../say.ts';
import type { Card, Line } from '../turn.ts';
import { citeBasis } from './basis.ts';
import { handsOver } from './candidates.ts';
import { cite } from './citation.ts';
import type { Composer } from './draft.ts';
import { selectedValues } from './rows.ts';

/** More selected rows than this are no answer but the table itself. */
const mostSelected = 3;

/** Facts copied from a record: the value the question means first, then the record's sentence, then all rows. */
export const recordCard: Composer = {
  name: 'record-card',
  compose(material) {
    const [main] = material.candidates;
    if (!main?.record || handsOver(main)) return undefined;
    const { record, passage } = main;
    const language = writtenLanguageFor(material.language);
    const said = normalise(material.said);
    const selected = selectedValues(record, `${said}\n${material.view.rephrase(said)}`);
    const statement = statementText(record, language);
    const quote = passage.text.includes(statement) ? statement : passage.text.trim();
    const basis = citeBasis(record.basis, 2, material);
    const markers = [1, ...basis.map(({ marker }) => marker)];
    return {
      by: 'record-card',
      main,
      lines: [...selectedLines(selected, language), { text: statement, citations: markers }],
      citations: [cite(1, main, quote, material.language), ...basis],
      card: cardOf(record, selected, language),
      partly: false,
      aiGenerated: false,
    };
  },
};

function selectedLines(selected: readonly RecordValue[], language: WrittenLanguage): Line[] {
  if (selected.length > mostSelected) return [];
  return selected.map((value) =>
    say('card.selected', { label: value.label[language], value: valueText(value, language) }, [1]),
  );
}

/** All rows of a record, the selected ones first. */
export function cardOf(
  record: FactRecord,
  selected: readonly RecordValue[],
  language: WrittenLanguage,
): Card {
  const others = record.values.filter((value) => !selected.includes(value));
  return {
    recordId: record.id,
    title: record.title[language],
    rows: [...selected, ...others].map((value) => ({
      label: value.label[language],
      value: valueText(value, language),
      selected: selected.includes(value),
    })),
    conditions: (record.conditions?.[language] ?? []).map(
      (text) => fillPlaceholders(text, language, new Map(), record).text,
    ),
  };
}
