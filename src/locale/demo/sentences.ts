import type { Language } from '../../language/language.ts';
import { en } from './en.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

/** The name of a sentence of the demonstration page. */
export type DemoSentenceKey = keyof typeof zhHans;
/** One text for every key. */
export type DemoSentences = Readonly<Record<DemoSentenceKey, string>>;

export const demoSentences: Readonly<Record<Language, DemoSentences>> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en,
};

/** The services the demonstration page shows, in order. */
export const demoServices = [
  'patent',
  'trademark',
  'copyright',
  'enforcement',
  'finance',
  'foreign',
] as const;

/** Questions to try, each list in its own language. */
export const demoQuestions: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hans': ['外观设计专利保护多少年？', '商标异议期是几个月？', '保护期多久？', '转人工'],
  'zh-Hant': ['外觀設計專利保護多少年？', '商標異議期是幾個月？', '註冊商標有效期多久？'],
  en: [
    'How long is a design patent valid in China?',
    'How long is a registered trademark valid?',
    'What is the official fee for a trademark application?',
  ],
};
