import type { Language } from '../src/language/language.ts';

/** The visitor's language that a BCP 47 tag means; undefined for a language we do not speak. */
export function languageOf(tag: string | null | undefined): Language | undefined {
  const lower = tag?.toLowerCase() ?? '';
  if (/^(zh-hant|zh-(tw|hk|mo)|yue)\b/.test(lower)) return 'zh-Hant';
  if (/^zh\b/.test(lower)) return 'zh-Hans';
  return /^en\b/.test(lower) ? 'en' : undefined;
}
