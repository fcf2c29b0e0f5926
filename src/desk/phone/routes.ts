import { route, type DeskRoute } from '../route.ts';
import { callKeptSchema, callNoteSchema, phoneAnswerSchema, phoneSearchSchema } from '../wire/phone.ts';
import { phoneAnswer } from './answer.ts';
import { keepCall } from './call.ts';

/** Answers for who is on the phone. */
export const phoneRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/phone/search',
    access: ['agent'],
    summary:
      'What to say to a caller, as it is typed: the sentence to read out, figures and conditions, sources. Keeps nothing.',
    query: phoneSearchSchema,
    answer: phoneAnswerSchema,
    handle: async ({ desk, query: { q, language, history } }) => {
      const from = performance.now();
      const turn = await desk.draft(
        { question: q, ...(language && { language }), ...(history && { history }) },
        { channel: 'phone' },
      );
      return phoneAnswer(desk, turn, Math.round((performance.now() - from) * 10) / 10);
    },
  }),
  route({
    method: 'POST',
    path: '/phone/calls',
    access: ['agent'],
    summary: 'Keeps a call with what was asked and said, as a finished conversation of the agent.',
    body: callNoteSchema,
    bodyLimit: '512kb',
    answer: callKeptSchema,
    handle: async ({ desk, staff, body }) => ({
      conversationId: await keepCall(desk, staff, body),
      channel: 'phone' as const,
    }),
  }),
];
