import type { Watch } from '../exchange/readiness.ts';
import type { Content } from '../protocol/incoming.ts';
import { findVisitor, noteOffered } from '../visitors.ts';
import { explain, receive, type Act } from './act.ts';
import { takeItem } from './items.ts';

type Text = Extract<Content, { kind: 'text' }>;

/** What a visitor who waits writes to leave the queue; the sentence about the queue says that it can be left. */
const cancelling = /^(?:取消|取消等待|取消排队|取消排隊|不等了|cancel|leave the queue)[。.!！]?$/i;

/** A typed text, a tapped item, or the number of an item that was offered last. */
export async function say(act: Act, { text, menuItem }: Text): Promise<Watch | undefined> {
  const item = menuItem ?? (await numberedItem(act, text));
  if (item !== undefined) {
    const taken = await takeItem(act, item, text);
    if (taken.kind === 'taken') return taken.watch;
  }
  if (act.conversation.owner === 'queue' && cancelling.test(text.trim())) {
    await receive(act, { type: 'event', name: 'tongda/cancel' });
    return undefined;
  }
  return sayText(act, text);
}

/** Keeps a text and lets the assistant answer it. */
export async function sayText(act: Act, text: string): Promise<Watch | undefined> {
  if (text.trim() === '') return explain(act, 'wechat.unsupported', {});
  if (text.length > act.textLength) return explain(act, 'error.too-long', { limit: act.textLength });
  const channelData = { clientActivityID: act.key };
  return (await receive(act, { type: 'message', text, channelData })).watch;
}

/** The item that a bare number means; what was offered holds for the next words only. */
async function numberedItem({ store, openid }: Act, text: string): Promise<string | undefined> {
  const visitor = await findVisitor(store, openid);
  if (visitor?.offered == null) return undefined;
  const ids = JSON.parse(visitor.offered) as string[];
  const number = /^\s*([1-9１-９])\s*[.。、]?\s*$/.exec(text.normalize('NFKC'))?.[1];
  const id = number === undefined ? undefined : ids[Number(number) - 1];
  if (id === undefined) await noteOffered(store, openid, []);
  return id;
}
