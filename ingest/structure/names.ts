import type { WrittenLanguage } from '../../src/language/language.ts';

/** What citations call the parts of a document that have no label of their own. */
export const partNames = {
  introduction: { 'zh-Hans': '引言', en: 'Introduction' },
  history: { 'zh-Hans': '题注', en: 'Legislative history' },
  question: { 'zh-Hans': '问答', en: 'Question' },
  text: { 'zh-Hans': '正文', en: 'Text' },
} as const satisfies Record<string, Record<WrittenLanguage, string>>;
