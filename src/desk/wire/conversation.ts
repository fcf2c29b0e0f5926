import { z } from 'zod';
import { handoverReasonSchema, outcomeSchema } from '../../consultation/outcomes.ts';
import { messageSchema } from '../../conversations/message.ts';
import { reachObstacles } from '../../conversations/reach/obstacles.ts';
import { wrapUpSchema } from '../../conversations/wrap-up.ts';
import { hotlineFunctionSchema, topicSchema } from '../../knowledge/document.ts';
import { languageSchema } from '../../language/language.ts';
import { evidenceViewSchema } from './evidence.ts';
import { conversationItemSchema } from './queue.ts';
import { skillSchema } from './staff.ts';

/** `waiting` comes with the visitor's next message; `unknown` may have arrived or not; neither is said twice. */
export const arrivals = ['waiting', 'unknown', 'undeliverable'] as const;

/** A message as the desk shows it: as stored, with what it says in plain text. Emptied ones have neither text nor data. */
export const messageViewSchema = z.strictObject({
  message: messageSchema,
  /** In the language of the conversation: replies and notices rendered, typed text as it is. */
  text: z.string().optional(),
  emptied: z.boolean(),
  /** What became of it on its way to the visitor, where it is not known to have arrived. */
  arrival: z.enum(arrivals).optional(),
});
export type MessageView = z.infer<typeof messageViewSchema>;

/** The brief on one screen: asked, answered, why handed over, evidence. Masked. */
export const briefViewSchema = z.strictObject({
  reason: handoverReasonSchema,
  language: languageSchema,
  topic: topicSchema.optional(),
  hotlineFunction: hotlineFunctionSchema.optional(),
  asked: z.string().optional(),
  /** Of a model, in Chinese, where one is configured and has written it by now. */
  summary: z.strictObject({ text: z.string(), open: z.string(), aiGenerated: z.literal(true) }).optional(),
  answered: z.array(
    z.strictObject({
      turnId: z.string(),
      question: z.string(),
      outcome: outcomeSchema,
      /** What was said, rendered in the visitor's language. */
      text: z.string(),
      documents: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    }),
  ),
  evidence: z.array(evidenceViewSchema),
});
export type BriefView = z.infer<typeof briefViewSchema>;

export { wrapUpResults, wrapUpSchema, type WrapUp } from '../../conversations/wrap-up.ts';

/** How the visitor of a WeChat conversation can be written to. Instants are epoch milliseconds. */
export const reachViewSchema = z.strictObject({
  reachable: z.boolean(),
  /** Messages an agent may send now. */
  remaining: z.int().nonnegative(),
  windowEndsAt: z.int().optional(),
  /** Why nothing gets through; `code` is the platform's. */
  obstacle: z
    .strictObject({ reason: z.enum(reachObstacles), since: z.int().optional(), code: z.int().optional() })
    .optional(),
  /** Messages that the visitor has not got; the next one of the visitor brings them. */
  untold: z.int().nonnegative(),
  /** Deliveries whose end nobody knows. */
  unknown: z.int().nonnegative(),
});
export type ReachView = z.infer<typeof reachViewSchema>;

/** `GET /conversations/:id`. What the asking person may not read is left out: `messages` is missing then. */
export const conversationViewSchema = z.strictObject({
  conversation: conversationItemSchema.extend({
    previousId: z.string().optional(),
    queuedAt: z.int().optional(),
    position: z.int().optional(),
    lastSequence: z.int(),
  }),
  /** The number of the newest event in this view. */
  sequence: z.int(),
  brief: briefViewSchema.optional(),
  /** The newest, oldest first; earlier ones with `GET /conversations/:id/messages?before=`. */
  messages: z.array(messageViewSchema).optional(),
  /** Highest sequence the agent has read. */
  readThrough: z.int(),
  wrapUp: wrapUpSchema.extend({ at: z.int(), agentId: z.string() }).optional(),
  rating: z
    .strictObject({ score: z.int(), reasons: z.array(z.string()), comment: z.string().optional() })
    .optional(),
  /** Missing for channels that need no leave to write, and for whom it does not concern. */
  reach: reachViewSchema.optional(),
  tickets: z.array(z.strictObject({ id: z.string(), kind: z.string(), status: z.string() })),
  /** What the asking person may do now. */
  may: z.strictObject({
    take: z.boolean(),
    send: z.boolean(),
    /** A model can put the agent's words into the visitor's language. */
    translate: z.boolean(),
  }),
});
export type ConversationView = z.infer<typeof conversationViewSchema>;

export const sendMessageSchema = z.strictObject({
  text: z.string().min(1).max(10_000),
  /** The console's own id, which makes sending again harmless. */
  clientId: z.string().min(1).max(100).optional(),
  /** The suggestion this text came from, as it is or edited. */
  suggestionId: z.string().max(100).optional(),
  /** A model translated it, and the agent has read that: the visitor is told. */
  translated: z.boolean().optional(),
});

export const transferSchema = z
  .strictObject({ agentId: z.string().max(100).optional(), skill: skillSchema.optional() })
  .refine(
    ({ agentId, skill }) => (agentId === undefined) !== (skill === undefined),
    'name a colleague or a skill, one of the two',
  );
