import type { StateDatabase } from '../../../src/store/database.ts';
import type { StoredEvent } from '../../../src/store/events.ts';
import type { Outbox } from './outbox/outbox.ts';

/** Conversations remembered as somebody's, or as none of ours. */
const remembered = 10_000;

/** Wakes the outbox when something is said in a conversation of WeChat; to be subscribed to the event feed. */
export function createHearing(
  { store }: StateDatabase,
  outbox: Outbox,
  report: (error: unknown) => void,
): (event: StoredEvent) => void {
  const openids = new Map<string, string | null>();
  const openidOf = async (conversationId: string): Promise<string | null> => {
    const known = openids.get(conversationId);
    if (known !== undefined) return known;
    const row = await store
      .selectFrom('conversations')
      .select(['channel', 'visitorId'])
      .where('id', '=', conversationId)
      .executeTakeFirst();
    const openid = row?.channel === 'wechat' ? row.visitorId : null;
    if (openids.size >= remembered) openids.clear();
    openids.set(conversationId, openid);
    return openid;
  };
  const hear = async (conversationId: string): Promise<void> => {
    const openid = await openidOf(conversationId);
    if (openid !== null) await outbox.attend(openid);
  };
  return ({ name, conversationId }) => {
    if (name === 'conversation.emptied') openids.delete(conversationId ?? '');
    if (name === 'message.appended' && conversationId !== undefined) hear(conversationId).catch(report);
  };
}
