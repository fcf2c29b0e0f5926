import type { Language } from '../../language/language.ts';
import { demoSentences } from '../../locale/demo/sentences.ts';
import type { Looks } from './looks.ts';

/** The office's name by language: the configured one, else the made-up office of the demonstration. */
export function officeNames({ office }: Looks): Record<Language, string> {
  const name = (language: Language) => office ?? demoSentences[language]['office.name'];
  return { 'zh-Hans': name('zh-Hans'), 'zh-Hant': name('zh-Hant'), en: name('en') };
}
