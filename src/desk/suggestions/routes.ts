import { z } from 'zod';
import { keepableText } from '../../conversations/message.ts';
import { findMessage } from '../../conversations/messages.ts';
import { noteRejectedDraft } from '../../conversations/gaps.ts';
import { turnSchema } from '../../consultation/turn.ts';
import { readableConversation } from '../conversations/found.ts';
import { notYours } from '../conversations/acts.ts';
import { noteAct } from '../people/act.ts';
import { refusal, unknown } from '../refusals.ts';
import { idParams, route, type DeskRoute } from '../route.ts';
import { rejectSuggestionSchema, suggestionSchema } from '../wire/suggestion.ts';
import { draftAgain } from './drafts.ts';
import { changeSuggestion, findSuggestion, listSuggestions } from './repository.ts';
import { suggestionView } from './view.ts';

/** What agents do with drafts, besides sending them. */
export const suggestionRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/conversations/:id/suggestions',
    access: ['agent', 'reviewer', 'auditor'],
    summary: 'Drafts of a conversation, newest first, with their evidence.',
    params: idParams,
    answer: z.strictObject({ suggestions: z.array(suggestionSchema) }),
    handle: async ({ desk, staff, params }) => {
      const { id } = await readableConversation(desk, staff, params.id);
      const rows = await listSuggestions(desk.database.store, id);
      return { suggestions: rows.map((row) => suggestionView(desk, row)) };
    },
  }),
  route({
    method: 'GET',
    path: '/suggestions/:id',
    access: ['agent', 'reviewer', 'auditor'],
    summary: 'One draft.',
    params: idParams,
    answer: suggestionSchema,
    handle: async ({ desk, staff, params }) => {
      const row = await findSuggestion(desk.database.store, params.id);
      if (row === undefined) throw unknown('suggestion');
      await readableConversation(desk, staff, row.conversationId);
      return suggestionView(desk, row);
    },
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/suggestions',
    access: ['agent'],
    summary: 'Makes the draft for a message anew.',
    params: idParams,
    body: z.strictObject({ messageId: z.string().min(1).max(100) }),
    handle: async ({ desk, staff, params, body }) => {
      const conversation = await readableConversation(desk, staff, params.id);
      if (conversation.agentId !== staff.id) throw await notYours(desk, conversation.agentId);
      const message = await findMessage(desk.database.store, body.messageId);
      if (message?.conversationId !== conversation.id || message.from !== 'visitor') throw unknown('message');
      if (!(await draftAgain(desk, conversation, message)))
        throw refusal(409, 'suggestion-settled', 'This draft was used or rejected already.');
      return undefined;
    },
  }),
  route({
    method: 'POST',
    path: '/suggestions/:id/rejection',
    access: ['agent'],
    summary: 'Rejects a draft, with the reason.',
    params: idParams,
    body: rejectSuggestionSchema,
    handle: async ({ desk, staff, params, body }) => {
      const row = await findSuggestion(desk.database.store, params.id);
      if (row === undefined) throw unknown('suggestion');
      const conversation = await readableConversation(desk, staff, row.conversationId);
      if (conversation.agentId !== staff.id) throw await notYours(desk, conversation.agentId);
      const at = desk.clock.now();
      await desk.database.transaction(async (unit) => {
        const rejectNote = body.note === undefined ? null : keepableText(body.note);
        const settled = { rejectReason: body.reason, rejectNote, settledAt: at, settledBy: staff.id };
        if (!(await changeSuggestion(unit, row, ['ready'], { status: 'rejected', ...settled }, at)))
          throw refusal(409, 'suggestion-settled', 'This draft was used or rejected already.');
        await noteAct(desk, unit, staff.id, 'suggestion.rejected', row.id);
        if (row.turn === null) return;
        const turn = turnSchema.parse(JSON.parse(row.turn));
        await noteRejectedDraft(unit.db, { messageId: row.messageId, turn, because: body.reason }, at);
      });
      return undefined;
    },
  }),
];
