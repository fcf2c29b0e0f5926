import { writtenLanguageFor } from '../../language/language.ts';
import type { Check } from './check.ts';

/** A text in the wrong language goes, unless it is a quotation that is marked as one. */
export const language: Check = {
  name: 'language',
  faults: ({ draft, material }) =>
    draft.lines.flatMap((line) => {
      if ('key' in line || line.quotedLanguage !== undefined) return [];
      return writtenIn(line.text) === writtenLanguageFor(material.language)
        ? []
        : [{ line, because: 'written in another language' }];
    }),
};

/** Names of the other language stand in brackets; of what is left the greater part decides, two characters to a word. */
function writtenIn(text: string): 'zh-Hans' | 'en' {
  const outside = text.replace(/[(（][^()（）]*[)）]/g, '');
  const han = outside.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = outside.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return han > 2 * words ? 'zh-Hans' : 'en';
}
