import { isSentenceKey, sentence, type SentenceKey } from '../../../../src/locale/sentences.ts';
import type { Watch } from '../exchange/readiness.ts';
import type { Content } from '../protocol/incoming.ts';
import { explain, receive, type Act } from './act.ts';
import { sayText } from './say.ts';

/** The items of the account's menu that ask something; each is a sentence of the locale, `wechat.ask.…`. */
export const askItems = ['patent', 'trademark', 'copyright', 'rights', 'english'] as const;
/** The item that asks for a person. */
export const personItem = 'person';

type AskKey = Extract<SentenceKey, `wechat.ask.${string}`>;

/** A tap on the account's menu. An item of an older menu that is no more asks nothing. */
export async function tapMenu(
  act: Act,
  { item }: Extract<Content, { kind: 'menu' }>,
): Promise<Watch | undefined> {
  if (item === personItem) return askForPerson(act);
  const key = `wechat.ask.${item}`;
  return isSentenceKey(key) && isAskKey(key)
    ? sayText(act, sentence(key, {}, act.conversation.language))
    : undefined;
}

function isAskKey(key: SentenceKey): key is AskKey {
  return key.startsWith('wechat.ask.');
}

async function askForPerson(act: Act): Promise<undefined> {
  const { service, conversation } = act;
  if (conversation.owner === 'agent') return explain(act, 'wechat.with-agent', {});
  const position = await service.queuePosition(conversation.id);
  if (position !== undefined) return explain(act, 'queue.still-waiting', { position });
  await receive(act, { type: 'event', name: 'tongda/person' });
  return undefined;
}
