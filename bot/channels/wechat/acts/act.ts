import type { Conversation } from '../../../../src/conversations/conversation.ts';
import type { ConversationService } from '../../../../src/conversations/conversation-service.ts';
import type { SentenceKey, SentenceParameters } from '../../../../src/locale/sentences.ts';
import type { Store } from '../../../../src/store/schema.ts';
import type { VisitorActivity } from '../../../activity.ts';
import type { Assistant, Receipt, Reference } from '../../../channel.ts';
import type { Watch } from '../exchange/readiness.ts';
import type { WechatApi } from '../platform/api.ts';

/** What acts work with. */
export interface ActOptions {
  readonly service: ConversationService;
  readonly assistant: Assistant;
  readonly api: WechatApi;
  readonly store: Store;
  readonly attachmentBytes: number;
  /** Characters of one message; the service's own limit. */
  readonly textLength: number;
}

/** One act of one visitor. */
export interface Act extends ActOptions {
  readonly key: string;
  readonly openid: string;
  /** The newest conversation of the visitor. */
  readonly conversation: Conversation;
  readonly reference: Reference;
}

/** Answers an act with a sentence that no other act of ours says. */
export async function explain<Key extends SentenceKey>(
  { service, conversation, key: clientId }: Act,
  key: Key,
  params: SentenceParameters<Key>,
): Promise<undefined> {
  await service.explain({ conversationId: conversation.id, line: { key, params }, clientId });
  return undefined;
}

/** Lets the bot do it; what it became is to be waited for. Throws where it broke, so that it is done again. */
export async function receive(
  { assistant, reference, store }: Act,
  activity: VisitorActivity,
): Promise<{ receipt: Receipt; watch?: Watch }> {
  const receipt = await assistant.receive(reference, activity);
  if (receipt.kind === 'failed' || receipt.kind === 'unknown-conversation')
    throw new Error(`An act of a visitor of WeChat ended as ${receipt.kind}.`);
  if (receipt.kind === 'refused') return { receipt };
  const message = await store
    .selectFrom('messages')
    .select(['conversationId', 'sequence'])
    .where('id', '=', receipt.id)
    .executeTakeFirst();
  return message === undefined ? { receipt } : { receipt, watch: message };
}
