import type { Language } from '../../language/language.ts';
import { en } from './en/index.ts';
import { zhHans } from './zh-hans/index.ts';

/** The languages of the console. */
export type DeskLanguage = Exclude<Language, 'zh-Hant'>;
export const deskLanguages: readonly DeskLanguage[] = ['zh-Hans', 'en'];

/** The name of a sentence of the console. */
export type DeskSentenceKey = keyof typeof zhHans;
/** One text for every key. */
export type DeskSentences = Readonly<Record<DeskSentenceKey, string>>;

/** Everything the console itself says, by language. */
export const deskSentences: Readonly<Record<DeskLanguage, DeskSentences>> = { 'zh-Hans': zhHans, en };

/** Whether the text names a sentence of the console. */
export function isDeskSentenceKey(key: string): key is DeskSentenceKey {
  return Object.hasOwn(zhHans, key);
}
