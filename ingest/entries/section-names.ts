import type { Bilingual } from '../../src/knowledge/record.ts';

/** What citations call the parts of entries and records. */
export const sectionNames = {
  answer: { 'zh-Hans': '问答', en: 'Q&A' },
  guide: { 'zh-Hans': '指南', en: 'Guide' },
  outlet: { 'zh-Hans': '网点', en: 'Outlet' },
  record: { 'zh-Hans': '事项记录', en: 'Record' },
  text: { 'zh-Hans': '正文', en: 'Text' },
  purpose: { 'zh-Hans': '服务内容', en: 'What it is for' },
  materials: { 'zh-Hans': '办理材料', en: 'Materials' },
  steps: { 'zh-Hans': '办理流程', en: 'Steps' },
  timeLimit: { 'zh-Hans': '办理时限', en: 'Time limit' },
  fee: { 'zh-Hans': '收费标准', en: 'Fee' },
  where: { 'zh-Hans': '办理地点', en: 'Where' },
  result: { 'zh-Hans': '办理结果', en: 'Result' },
} as const satisfies Readonly<Record<string, Bilingual>>;
