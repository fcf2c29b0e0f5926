import { findQuantities } from '../../src/language/quantities.ts';
import {
  entryTexts,
  placeholdersOf,
  recordTexts,
  withoutPlaceholders,
  type Check,
  type TextPart,
} from './base.ts';

/** A quantity stands in a record's values and nowhere else: not in an entry, not in a record's own sentences. */
export const checkQuantities: Check = (base) => {
  for (const { file, content } of base.records.values()) report(base, file, recordTexts(content));
  for (const { file, content } of base.entries.values()) report(base, file, entryTexts(content));
};

function report(base: Parameters<Check>[0], file: string, parts: readonly TextPart[]): void {
  for (const { place, language, text } of parts) {
    for (const { text: written } of findQuantities(withoutPlaceholders(text))) {
      base.problems
        .in(file)
        .error(
          `says "${written}" itself; put it into a record and copy it with {{record-id.value-id}}.`,
          `${language}, ${place}`,
        );
    }
  }
}

/** Both languages copy the same values and so say the same quantities. */
export const checkLanguages: Check = (base) => {
  for (const { file, content } of base.records.values()) compare(base, file, recordTexts(content));
  for (const { file, content } of base.entries.values()) compare(base, file, entryTexts(content));
};

function compare(base: Parameters<Check>[0], file: string, parts: readonly TextPart[]): void {
  const copied = (language: TextPart['language']) =>
    new Set(parts.filter((part) => part.language === language).flatMap(({ text }) => placeholdersOf(text)));
  const [chinese, english] = [copied('zh-Hans'), copied('en')];
  const only = [
    ...[...chinese]
      .filter((name) => !english.has(name))
      .map((name) => `zh-Hans copies {{${name}}} and en does not`),
    ...[...english]
      .filter((name) => !chinese.has(name))
      .map((name) => `en copies {{${name}}} and zh-Hans does not`),
  ];
  if (only.length > 0)
    base.problems.in(file).error(`does not say the same in both languages: ${only.join('; ')}.`);
}
