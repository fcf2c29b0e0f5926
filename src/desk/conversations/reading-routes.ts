import { z } from 'zod';
import { messagesAfter, messagesBefore } from '../../conversations/messages.ts';
import { unknown, refusal } from '../refusals.ts';
import { idParams, route, type DeskRoute } from '../route.ts';
import { sendFile } from '../send-file.ts';
import { conversationViewSchema, messageViewSchema } from '../wire/conversation.ts';
import { conversationItemSchema, queueViewSchema } from '../wire/queue.ts';
import type { Role } from '../wire/staff.ts';
import { conversationView } from './conversation-view.ts';
import { foundConversation, noteReading, readableConversation } from './found.ts';
import { finishedConversations } from './finished.ts';
import { messageViews } from './messages-view.ts';
import { queueView } from './queue-view.ts';
import { noteRead } from './reads.ts';

const readers: readonly Role[] = ['agent', 'reviewer', 'auditor'];

/** What is looked at: the queue, conversations, files. */
export const readingRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/queue',
    access: ['agent', 'operator'],
    summary: 'Who waits, in the order of being served, and the own conversations. No text of a visitor.',
    answer: queueViewSchema,
    handle: ({ desk, staff }) => queueView(desk, staff),
  }),
  route({
    method: 'GET',
    path: '/conversations',
    access: readers,
    summary:
      'Finished conversations, newest first: one’s own, or with `of=all` everybody’s for reviewers and auditors.',
    query: z.strictObject({
      of: z.enum(['own', 'all']).default('own'),
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.strictObject({ conversations: z.array(conversationItemSchema) }),
    handle: async ({ desk, staff, query }) => ({
      conversations: await finishedConversations(desk, staff, query),
    }),
  }),
  route({
    method: 'GET',
    path: '/conversations/:id',
    access: readers,
    summary:
      'A conversation with its brief, and what was said where the person may read it: the agent who has or had it, for finished ones reviewers and auditors.',
    params: idParams,
    answer: conversationViewSchema,
    handle: async ({ desk, staff, params }) => {
      const { conversation, right } = await foundConversation(desk, staff, params.id);
      const waits = staff.roles.includes('agent') && conversation.owner === 'queue';
      if (right === undefined && !waits)
        throw refusal(403, 'forbidden', 'This conversation is another person’s.', {
          owner: conversation.owner,
        });
      await noteReading(desk, staff, params.id, right);
      return conversationView(desk, staff, conversation, right);
    },
  }),
  route({
    method: 'GET',
    path: '/conversations/:id/messages',
    access: readers,
    summary: 'Messages after a sequence, oldest first, or the newest before one.',
    params: idParams,
    query: z.strictObject({
      after: z.coerce.number().int().min(0).optional(),
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    answer: z.strictObject({ messages: z.array(messageViewSchema) }),
    handle: async ({ desk, staff, params, query }) => {
      const conversation = await readableConversation(desk, staff, params.id);
      const { id } = conversation;
      const { store } = desk.database;
      const messages =
        query.before === undefined
          ? await messagesAfter(store, id, query.after ?? 0, query.limit)
          : await messagesBefore(store, id, query.before, query.limit);
      return { messages: await messageViews(store, conversation, messages) };
    },
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/read',
    access: ['agent'],
    summary: 'Notes up to which message the agent has read.',
    params: idParams,
    body: z.strictObject({ through: z.int().min(0) }),
    handle: async ({ desk, staff, params, body }) => {
      const { id, lastSequence } = await readableConversation(desk, staff, params.id);
      const through = Math.min(body.through, lastSequence);
      await desk.database.transaction(({ db }) => noteRead(db, id, staff.id, through));
      return undefined;
    },
  }),
  route({
    method: 'GET',
    path: '/attachments/:id',
    access: readers,
    summary: 'A file of a conversation that the person may read, always as a download.',
    params: idParams,
    handle: async ({ desk, staff, params, http }) => {
      const attachment = await desk.conversations.attachment(params.id);
      if (attachment === undefined) throw unknown('file');
      await readableConversation(desk, staff, attachment.conversationId);
      return sendFile(http.response, attachment);
    },
  }),
];
