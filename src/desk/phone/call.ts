import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Conversation } from '../../conversations/conversation.ts';
import { changeHands, type HandsResult } from '../../conversations/hands.ts';
import { keepableText } from '../../conversations/message.ts';
import { appendMessage } from '../../conversations/messages.ts';
import { openConversation } from '../../conversations/opening.ts';
import { findConversation } from '../../conversations/repository.ts';
import { keepWrapUp } from '../../conversations/wrap-up.ts';
import { isDuplicate } from '../../store/postgres-errors.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import type { DeskParts } from '../parts.ts';
import { noteAct } from '../people/act.ts';
import type { callNoteSchema } from '../wire/phone.ts';
import type { Staff } from '../wire/staff.ts';

type CallNote = z.output<typeof callNoteSchema>;

/** A call is not believed to have begun longer ago. */
const longestCallMs = 12 * 3_600_000;

/** Keeps a call as a finished conversation of the agent; keeping it again finds it. Returns its id. */
export async function keepCall(desk: DeskParts, staff: Staff, note: CallNote): Promise<string> {
  const id = createHash('sha256').update(`${staff.id}:${note.clientId}`).digest('hex').slice(0, 32);
  const kept = desk.database.transaction(async (unit) => {
    if ((await findConversation(unit.db, id)) !== undefined) return;
    const taken = await takeCall(desk, unit, staff, note, id);
    await keepWords(desk, unit, staff, note, id);
    const { topic, hotlineFunction, result } = note;
    const at = desk.clock.now();
    await changed(
      changeHands(
        desk.context,
        unit,
        taken,
        { act: 'close', agentId: staff.id },
        { closedAt: at, closeReason: 'by-agent', queuedAt: null, topic, hotlineFunction },
      ),
    );
    const wrapUp = { topic, hotlineFunction, result, at, agentId: staff.id };
    await keepWrapUp(unit.db, id, { ...wrapUp, ...(note.note !== undefined && { note: note.note }) });
    await noteAct(desk, unit, staff.id, 'call.kept', id);
  });
  await kept.catch((error: unknown) => {
    // It was sent twice at once, and the other one has kept it.
    if (!isDuplicate(error)) throw error;
  });
  return id;
}

/** Opens the conversation of a call in the agent's hands. The caller has no id that another call could be told by. */
async function takeCall(
  desk: DeskParts,
  unit: UnitOfWork,
  staff: Staff,
  { language, district, startedAt }: CallNote,
  id: string,
): Promise<Conversation> {
  const { context } = desk;
  const visitorId = `phone-${desk.newId()}`;
  const request = {
    channel: 'phone' as const,
    visitorId,
    language,
    ...(district !== undefined && { district }),
  };
  const opened = await openConversation(context, unit, request, id);
  const now = desk.clock.now();
  const openedAt = startedAt <= now && startedAt > now - longestCallMs ? startedAt : now;
  await unit.db.updateTable('conversations').set({ openedAt }).where('id', '=', id).execute();
  const queued = await changed(changeHands(context, unit, opened, { act: 'handover' }, { queuedAt: now }));
  return changed(
    changeHands(
      context,
      unit,
      queued,
      { act: 'take', agentId: staff.id },
      { queuedAt: null, agentName: staff.name },
    ),
  );
}

async function keepWords(
  desk: DeskParts,
  unit: UnitOfWork,
  staff: Staff,
  { questions }: CallNote,
  conversationId: string,
): Promise<void> {
  const say = (from: 'visitor' | 'agent', text: string) =>
    appendMessage(unit, conversationId, {
      ...{ id: desk.newId(), at: desk.clock.now(), from, kind: 'text', text: keepableText(text) },
      ...(from === 'agent' && { agentId: staff.id }),
    });
  for (const { question, answer } of questions) {
    await say('visitor', question);
    if (answer !== undefined) await say('agent', answer);
  }
}

/** A change of hands in a conversation that nobody else can know yet. */
async function changed(result: Promise<HandsResult>): Promise<Conversation> {
  const settled = await result;
  if (settled.kind !== 'changed') throw new Error(`A call could not change hands: ${settled.kind}.`);
  return settled.conversation;
}
