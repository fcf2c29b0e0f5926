import { z } from 'zod';
import { hotlineFunctionSchema, topicSchema } from '../knowledge/document.ts';
import type { Store, StoreTransaction } from '../store/schema.ts';
import { keepableText } from './message.ts';
import { presentColumns } from './rows.ts';

/** What came of a conversation. */
export const wrapUpResults = [
  'solved',
  'partly-solved',
  'not-solved',
  'passed-on',
  'no-answer',
  'abuse',
] as const;

/** What a conversation was about and what came of it, in the agent's words. */
export const wrapUpSchema = z.strictObject({
  hotlineFunction: hotlineFunctionSchema,
  topic: topicSchema,
  result: z.enum(wrapUpResults),
  note: z.string().max(4_000).optional(),
});
export type WrapUp = z.infer<typeof wrapUpSchema>;

const keptSchema = wrapUpSchema.extend({ at: z.int(), agentId: z.string() });
export type KeptWrapUp = z.infer<typeof keptSchema>;

/** Keeps the wrap-up of a conversation; the newest counts. */
export async function keepWrapUp(
  db: StoreTransaction,
  conversationId: string,
  wrapUp: WrapUp & { at: number; agentId: string },
): Promise<void> {
  const { note, ...rest } = wrapUp;
  const row = { ...rest, note: note === undefined ? null : keepableText(note) };
  await db
    .insertInto('wrapUps')
    .values({ conversationId, ...row })
    .onConflict((conflict) => conflict.column('conversationId').doUpdateSet(row))
    .execute();
}

export async function findWrapUp(db: Store, conversationId: string): Promise<KeptWrapUp | undefined> {
  const row = await db
    .selectFrom('wrapUps')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .executeTakeFirst();
  return row && keptSchema.parse(presentColumns(row, ['conversationId']));
}
