import { turnSchema } from '../../consultation/turn.ts';
import type { Message } from '../../conversations/message.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { DeskParts } from '../parts.ts';
import { badField } from '../refusals.ts';
import { draftText } from './draft-text.ts';
import { editDistance } from './edit-distance.ts';
import { changeSuggestion, findSuggestion, type SuggestionRow } from './repository.ts';

/** Whether a model wrote the draft that a message comes from. */
export async function partOfModel(
  { database }: DeskParts,
  suggestionId: string | undefined,
): Promise<'written' | undefined> {
  const used = suggestionId === undefined ? undefined : await findSuggestion(database.store, suggestionId);
  if (used?.turn == null) return undefined;
  return turnSchema.parse(JSON.parse(used.turn)).reply.aiGenerated ? 'written' : undefined;
}

/**
 * Notes what became of drafts when an agent's message was sent: the one it came from was sent as it was or edited, with
 * the distance; the others that waited were passed over.
 */
export async function settleSuggestion(
  desk: DeskParts,
  unit: UnitOfWork,
  sent: { staffId: string; message: Message; text: string; suggestionId: string | undefined },
): Promise<void> {
  const at = desk.clock.now();
  const settled = { settledAt: at, settledBy: sent.staffId };
  if (sent.suggestionId !== undefined) {
    const used = await findSuggestion(unit.db, sent.suggestionId);
    if (used?.conversationId !== sent.message.conversationId)
      throw badField('suggestionId', 'is no draft of this conversation');
    const distance = editDistance(textOf(used), sent.text);
    const status = distance === 0 ? 'sent' : 'edited';
    const change = { status, editDistance: distance, sentMessageId: sent.message.id, ...settled } as const;
    await changeSuggestion(unit, used, ['ready'], change, at);
  }
  const others = await unit.db
    .selectFrom('suggestions')
    .select(['id', 'conversationId'])
    .where('conversationId', '=', sent.message.conversationId)
    .where('status', 'in', ['working', 'ready', 'failed'])
    .execute();
  for (const other of others)
    await changeSuggestion(
      unit,
      other,
      ['working', 'ready', 'failed'],
      { status: 'passed-over', ...settled },
      at,
    );
}

function textOf({ turn }: SuggestionRow): string {
  return turn === null ? '' : (draftText(turnSchema.parse(JSON.parse(turn))) ?? '');
}
