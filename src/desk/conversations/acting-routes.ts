import { refusal } from '../refusals.ts';
import { idParams, route, type Call, type DeskRoute } from '../route.ts';
import { partOfModel, settleSuggestion } from '../suggestions/settle.ts';
import {
  conversationViewSchema,
  messageViewSchema,
  sendMessageSchema,
  transferSchema,
  wrapUpSchema,
  type ConversationView,
} from '../wire/conversation.ts';
import { presenceOf } from '../../conversations/duty.ts';
import { madeSo, notYours } from './acts.ts';
import { labelled } from './ai-label.ts';
import { foundConversation } from './found.ts';
import { conversationView } from './conversation-view.ts';
import { messageView } from './messages-view.ts';
import { noteRead } from './reads.ts';

/** What agents do with conversations. Every act is in the audit trail. */
export const actingRoutes: readonly DeskRoute[] = [
  route({
    method: 'POST',
    path: '/conversations/:id/take',
    access: ['agent'],
    summary:
      'Takes a conversation from the queue. Of two agents one gets it; the other is told who (409 `taken`).',
    params: idParams,
    answer: conversationViewSchema,
    handle: async ({ desk, staff, params }) => {
      const agent = { agentId: staff.id, name: staff.name };
      await desk.conversations.agentSeen(agent);
      await madeSo(desk, params.id, await desk.conversations.agentTake(params.id, agent));
      return viewAfter(desk, staff, params.id);
    },
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/messages',
    access: ['agent'],
    summary: 'Says something to the visitor, from a suggestion or freely.',
    params: idParams,
    body: sendMessageSchema,
    answer: messageViewSchema,
    handle: async ({ desk, staff, params, body }) => {
      const { text, clientId, suggestionId, translated } = body;
      const { conversation: before } = await foundConversation(desk, staff, params.id);
      const part = translated === true ? 'translated' : await partOfModel(desk, suggestionId);
      const result = await desk.conversations.agentMessage({
        conversationId: params.id,
        agentId: staff.id,
        text: labelled(text, part, before.language),
        ...(clientId !== undefined && { clientId }),
        also: async (unit, message) => {
          await noteRead(unit.db, params.id, staff.id, message.sequence);
          await settleSuggestion(desk, unit, { staffId: staff.id, message, text, suggestionId });
        },
      });
      if (result.kind === 'empty') throw refusal(400, 'empty', 'Write something.');
      if (result.kind === 'not-yours') {
        const { conversation } = await foundConversation(desk, staff, params.id);
        throw await notYours(desk, conversation.agentId);
      }
      const { conversation } = await foundConversation(desk, staff, params.id);
      return messageView(result.message, conversation.language);
    },
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/transfer',
    access: ['agent'],
    summary: 'Gives a conversation back to the queue for a colleague who is at the desk, or for a skill.',
    params: idParams,
    body: transferSchema,
    handle: async ({ desk, staff, params, body: { agentId, skill } }) => {
      if (agentId !== undefined) await atTheDesk(desk, agentId);
      const to = { ...(agentId !== undefined && { agentId }), ...(skill !== undefined && { skill }) };
      await madeSo(desk, params.id, await desk.conversations.agentTransfer(params.id, staff.id, to));
      return undefined;
    },
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/hand-back',
    access: ['agent'],
    summary: 'Gives a conversation back to the assistant.',
    params: idParams,
    handle: async ({ desk, staff, params }) => {
      await madeSo(desk, params.id, await desk.conversations.agentHandBack(params.id, staff.id));
      return undefined;
    },
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/close',
    access: ['agent'],
    summary: 'Ends a conversation with what it was about and what came of it.',
    params: idParams,
    body: wrapUpSchema,
    handle: async ({ desk, staff, params, body }) => {
      await madeSo(desk, params.id, await desk.conversations.agentClose(params.id, staff.id, defined(body)));
      return undefined;
    },
  }),
];

async function viewAfter(desk: Call['desk'], staff: Call['staff'], id: string): Promise<ConversationView> {
  const { conversation, right } = await foundConversation(desk, staff, id);
  return conversationView(desk, staff, conversation, right);
}

async function atTheDesk({ database, clock, context }: Call['desk'], agentId: string): Promise<void> {
  const presence = await presenceOf(database.store, agentId);
  if (presence === undefined) throw refusal(409, 'unknown-agent', 'There is no such agent.');
  if (presence.seenAt <= clock.now() - context.limits.absentMs)
    throw refusal(409, 'agent-away', `${presence.name} is not at the desk.`, { agentName: presence.name });
}

function defined<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}
