import type { Language } from '../language/language.ts';
import { en } from './en.ts';
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

/** Puts parameters into a template; a parameter that is not given leaves nothing behind. */
export function fill(template: string, parameters: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''));
}

/** A day as people write it: 2027年1月1日, 1 January 2027. */
export function formatDay(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (language !== 'en') return `${Number(year)}年${Number(month)}月${Number(date)}日`;
  return `${Number(date)} ${monthNames[Number(month) - 1] ?? month} ${Number(year)}`;
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
