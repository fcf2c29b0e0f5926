import type { Language } from '../language/language.ts';
import { en } from './en.ts';
import { fill } from './fill.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

/** The name of a sentence a visitor can see. */
export type SentenceKey = keyof typeof zhHans;
/** One text for every key. */
export type Sentences = Readonly<Record<SentenceKey, string>>;

type ParameterNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;
/** The parameters a sentence needs, by name. */
export type SentenceParameters<Key extends SentenceKey> = Readonly<
  Record<ParameterNames<(typeof zhHans)[Key]>, string | number>
>;

export const sentences: Readonly<Record<Language, Sentences>> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en,
};

/** Whether the text names a sentence of this version of the program. */
export function isSentenceKey(key: string): key is SentenceKey {
  return Object.hasOwn(zhHans, key);
}

/** The sentence in the visitor's language, its parameters put in. */
export function sentence<Key extends SentenceKey>(
  key: Key,
  parameters: SentenceParameters<Key>,
  language: Language,
): string {
  return fill(sentences[language][key], parameters);
}
