import { z } from 'zod';

/** The languages a visitor is answered in; each is a BCP 47 tag. */
export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** The languages knowledge is written in. Traditional script is derived from Simplified, never kept twice. */
export const writtenLanguages = ['zh-Hans', 'en'] as const;
export type WrittenLanguage = (typeof writtenLanguages)[number];

/** The written language that serves a visitor's language. */
export function writtenLanguageFor(language: Language): WrittenLanguage {
  return language === 'en' ? 'en' : 'zh-Hans';
}
