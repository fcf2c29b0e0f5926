import type { Reference } from '../../../channel.ts';
import { beginAnew, type Visitor } from '../visitors.ts';
import type { ActOptions } from './act.ts';

type ReferenceTo = (conversationId: string) => Reference;

/** The conversation of a visitor: opened and greeted, notice of privacy included, before anything else is said in it. */
export async function enter(
  { service, assistant }: ActOptions,
  { openid, conversationId }: Visitor,
  referenceTo: ReferenceTo,
): Promise<string> {
  const known = await service.find(conversationId);
  if (known !== undefined && known.lastSequence > 0) return conversationId;
  await service.open({ id: conversationId, channel: 'wechat', visitorId: openid });
  await assistant.receive(referenceTo(conversationId), { type: 'conversationUpdate' });
  return conversationId;
}

/**
 * A visitor follows the account. Who comes back is greeted anew, in a conversation named by the act, so that doing it
 * again opens no other; who waits for a person or talks to one goes on there.
 */
export async function enterAnew(
  options: ActOptions,
  visitor: Visitor,
  key: string,
  referenceTo: ReferenceTo,
): Promise<string> {
  const { service, store } = options;
  const current = (await service.thread(visitor.conversationId)).at(-1);
  const isWithPerson = current?.owner === 'queue' || current?.owner === 'agent';
  const isUntouched = current === undefined || current.lastSequence === 0;
  const conversationId = `follow-${key}`;
  if (isWithPerson || isUntouched || visitor.conversationId === conversationId)
    return enter(options, visitor, referenceTo);
  await beginAnew(store, visitor.openid, conversationId);
  return enter(options, { ...visitor, conversationId }, referenceTo);
}
