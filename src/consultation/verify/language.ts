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

/** Chinese texts name things in English and the other way round; a third of the signs decides. */
function writtenIn(text: string): 'zh-Hans' | 'en' {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return han > words / 2 ? 'zh-Hans' : 'en';
}
