import type { Language } from '../../language/language.ts';
import { en } from './en.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

/** The name of a sentence of the widget's page. */
export type WidgetSentenceKey = keyof typeof zhHans;
/** One text for every key. */
export type WidgetSentences = Readonly<Record<WidgetSentenceKey, string>>;

/** Everything the widget's page itself says, by language. */
export const widgetSentences: Readonly<Record<Language, WidgetSentences>> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en,
};

/** The languages by their own names. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
};
