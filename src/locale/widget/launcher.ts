import type { Language } from '../../language/language.ts';

/** What the launcher says on the page it stands on; kept apart so that the launcher carries nothing else. */
export const launcherSentences: Readonly<Record<Language, { ask: string; close: string; unread: string }>> = {
  'zh-Hans': { ask: '智能咨询', close: '收起咨询窗口', unread: '有新消息' },
  'zh-Hant': { ask: '智慧諮詢', close: '收起諮詢視窗', unread: '有新訊息' },
  en: { ask: 'Ask us', close: 'Close the chat window', unread: 'new message' },
};
