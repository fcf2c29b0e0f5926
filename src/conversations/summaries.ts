import type { Spoken } from '../consultation/assist/summarise.ts';
import { renderLine } from '../locale/render.ts';
import { changedOneRow } from '../store/compare-and-set.ts';
import { briefSchema, type Brief } from './brief.ts';
import type { ConversationContext } from './context.ts';

/**
 * Has a model sum up the open handover of a conversation, where one is configured, and adds it to the brief. The handover
 * does not wait for it, and stays as it is when none can be had or somebody has taken it meanwhile.
 */
export async function addSummary(context: ConversationContext, conversationId: string): Promise<void> {
  if (context.summarise === undefined) return;
  const row = await context.database.store
    .selectFrom('handovers')
    .select(['id', 'brief'])
    .where('conversationId', '=', conversationId)
    .where('endedAt', 'is', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row?.brief == null) return;
  const brief = briefSchema.parse(JSON.parse(row.brief));
  if (brief.summary !== undefined) return;
  const summary = await context.summarise(spokenIn(brief), brief.reason);
  if (summary === undefined) return;
  await changedOneRow(
    context.database.store
      .updateTable('handovers')
      .set({ brief: JSON.stringify({ ...brief, summary }) })
      .where('id', '=', row.id)
      // Emptied meanwhile by retention or at the visitor's wish: then nothing may come back.
      .where('brief', '=', row.brief),
  );
}

/** The conversation as its brief holds it: masked. */
function spokenIn({ answered, asked, language }: Brief): Spoken[] {
  return [
    ...answered.flatMap(({ question, lines }): Spoken[] => [
      { role: 'visitor', text: question },
      { role: 'assistant', text: lines.map((line) => renderLine(line, language)).join('\n') },
    ]),
    ...(asked === undefined ? [] : [{ role: 'visitor' as const, text: asked }]),
  ];
}
