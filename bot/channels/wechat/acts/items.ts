import { ratingSchema } from '../../../../src/conversations/ratings.ts';
import type { Watch } from '../exchange/readiness.ts';
import { itemIds } from '../telling/words.ts';
import { explain, receive, type Act } from './act.ts';

export type Taken = { kind: 'taken'; watch: Watch | undefined } | { kind: 'no-such-item' };

/** Does what an item of a menu message means. Its id comes from outside: it counts only where it is the visitor's own. */
export async function takeItem(act: Act, id: string, label: string): Promise<Taken> {
  const choiceId = afterWord(id, itemIds.choice(''));
  if (choiceId !== undefined) return takeChoice(act, choiceId, label);
  const [, score = '', conversationId = ''] = /^rating ([1-5]) (\S{1,100})$/.exec(id) ?? [];
  return score === '' ? { kind: 'no-such-item' } : giveRating(act, Number(score), conversationId);
}

function afterWord(text: string, word: string): string | undefined {
  return text.startsWith(word) && text.length > word.length ? text.slice(word.length) : undefined;
}

async function takeChoice(act: Act, choice: string, label: string): Promise<Taken> {
  const channelData = { clientActivityID: act.key };
  const activity = { type: 'message', text: label, value: { choice }, channelData } as const;
  const { receipt, watch } = await receive(act, activity);
  return receipt.kind === 'refused' ? { kind: 'no-such-item' } : { kind: 'taken', watch };
}

/** A rating belongs to the conversation it was asked for, which may be an older one of the visitor. */
async function giveRating(act: Act, score: number, conversationId: string): Promise<Taken> {
  const rated = await act.service.find(conversationId);
  if (rated?.visitorId !== act.openid) return { kind: 'no-such-item' };
  const result = await act.service.rate(conversationId, ratingSchema.parse({ score }));
  if (result.kind === 'already-rated') await explain(act, 'wechat.already-rated', {});
  if (result.kind === 'rated' && result.followUp === undefined) await explain(act, 'rated.thanks', {});
  return { kind: 'taken', watch: undefined };
}
