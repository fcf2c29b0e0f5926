import { z } from 'zod';
import { handoverReasonSchema, outcomeSchema, type HandoverReason } from '../consultation/outcomes.ts';
import { evidenceSchema, lineSchema, type Turn } from '../consultation/turn.ts';
import { hotlineFunctionSchema, topicSchema } from '../knowledge/document.ts';
import { languageSchema } from '../language/language.ts';
import { pageContextSchema, type Conversation } from './conversation.ts';

const feedbackSchema = z.strictObject({ helpful: z.boolean(), reason: z.string().optional() });

/** What an agent needs to go on where the assistant stopped. Holds masked text only. */
export const briefSchema = z.strictObject({
  language: languageSchema,
  /** Why the assistant stopped. */
  reason: handoverReasonSchema,
  topic: topicSchema.optional(),
  hotlineFunction: hotlineFunctionSchema.optional(),
  /** The page the conversation began on. */
  page: pageContextSchema.optional(),
  /** The question that was left, masked; missing when the visitor asked for a person before asking anything. */
  asked: z.string().optional(),
  /** What was asked and answered before, oldest first, masked. */
  answered: z.array(
    z.strictObject({
      turnId: z.string(),
      question: z.string(),
      outcome: outcomeSchema,
      lines: z.array(lineSchema),
      documentIds: z.array(z.string()),
      /** What the visitor thought of it, where a thumb was given. */
      feedback: feedbackSchema.optional(),
    }),
  ),
  /** The conversation in a few Chinese words, written by a model a little later. */
  summary: z.strictObject({ text: z.string(), open: z.string(), aiGenerated: z.literal(true) }).optional(),
  /** What the search found for the question that was left, best first. */
  evidence: z.array(evidenceSchema),
});
export type Brief = z.infer<typeof briefSchema>;

const answeredKept = 3;
const evidenceKept = 5;

/** The turns of a conversation, oldest first, with the thumbs given to them; `last` is the one that led to the handover. */
export interface TurnsSoFar {
  readonly earlier: readonly Turn[];
  readonly last?: Turn | undefined;
  readonly feedback: ReadonlyMap<string, z.infer<typeof feedbackSchema>>;
}

/** The brief for a handover. */
export function makeBrief(
  conversation: Pick<Conversation, 'language' | 'topic' | 'hotlineFunction' | 'page'>,
  reason: HandoverReason,
  { earlier, last, feedback }: TurnsSoFar,
): Brief {
  const open = last ?? earlier.at(-1);
  const before = last === undefined ? earlier : earlier.filter((turn) => turn.id !== last.id);
  const topic = open?.topic ?? conversation.topic;
  const hotlineFunction = open?.hotlineFunction ?? conversation.hotlineFunction;
  return {
    language: open?.language ?? conversation.language,
    reason,
    ...(topic === undefined ? {} : { topic }),
    ...(hotlineFunction === undefined ? {} : { hotlineFunction }),
    ...(conversation.page === undefined ? {} : { page: conversation.page }),
    ...(open === undefined ? {} : { asked: open.question }),
    answered: before
      .filter((turn) => turn.outcome !== 'greeted')
      .slice(-answeredKept)
      .map((turn) => ({
        turnId: turn.id,
        question: turn.question,
        outcome: turn.outcome,
        lines: turn.reply.lines,
        documentIds: [...new Set(turn.reply.citations.map((citation) => citation.documentId))],
        ...(feedback.has(turn.id) ? { feedback: feedback.get(turn.id) } : {}),
      })),
    evidence: open?.evidence.slice(0, evidenceKept) ?? [],
  };
}
