import { idParams, route, type DeskRoute } from '../route.ts';
import { refusal } from '../refusals.ts';
import { translateSchema, translationSchema } from '../wire/translation.ts';
import { notYours } from './acts.ts';
import { readableConversation } from './found.ts';

/** An agent's words in the visitor's language, by the model of this installation. */
export const translationRoutes: readonly DeskRoute[] = [
  route({
    method: 'POST',
    path: '/conversations/:id/translation',
    access: ['agent'],
    summary:
      'What an agent has written, in the visitor’s language, for the agent to look at. Nothing is sent or kept. Only where a model is configured.',
    params: idParams,
    body: translateSchema,
    answer: translationSchema,
    handle: async ({ desk, staff, params, body: { text } }) => {
      const conversation = await readableConversation(desk, staff, params.id);
      if (conversation.agentId !== staff.id) throw await notYours(desk, conversation.agentId);
      const made = await desk.translate?.(text, conversation.language);
      if (made?.ok === true) return { text: made.text, aiGenerated: made.aiGenerated };
      switch (made?.because) {
        case undefined:
        case 'no-model':
          throw refusal(409, 'no-model', 'No model is configured for translations.');
        case 'may-not-leave':
          throw refusal(
            409,
            'may-not-leave',
            'This text may not be given to a model: too long, or about an invention.',
          );
        case 'check':
          throw refusal(
            409,
            'translation-refused',
            'The translation did not say the same figures, dates or names.',
          );
        default:
          throw refusal(
            503,
            'model-failed',
            'The model gave no translation. Try again, or write it yourself.',
          );
      }
    },
  }),
];
