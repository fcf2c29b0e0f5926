import { Router, json } from 'express';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { declineReasonSchema, handoverReasonSchema, outcomeSchema } from '../consultation/outcomes.ts';
import {
  choiceSchema,
  citationSchema,
  consultationRequestSchema,
  evidenceSchema,
  type ConsultationRequest,
  type Turn,
} from '../consultation/turn.ts';
import { languageSchema } from '../language/language.ts';
import { renderLine, renderReply } from '../locale/render.ts';
import { perAddress } from './limits.ts';
import { isLoopback } from './loopback.ts';
import { checkedInput, ProblemError } from './problems.ts';

/** Answers one question; the returned turn is already logged. */
export type Answer = (request: ConsultationRequest) => Promise<Turn>;

/** Larger than any question that is answered, so that a long one gets an outcome and not an error. */
const bodyLimit = '256kb';

/** Of a past message no more than this is read: a conversation that is sent along must not cost seconds. */
const historyTextLimit = 1000;

export const answerRequestSchema = consultationRequestSchema.extend({
  question: z.string().refine((text) => text.trim() !== '', 'write a question'),
});

/** The request with its past messages cut to what is read of them. */
function bounded({ history, ...request }: ConsultationRequest): ConsultationRequest {
  if (history === undefined) return request;
  return {
    ...request,
    history: history.map(({ role, text }) => ({ role, text: text.slice(0, historyTextLimit) })),
  };
}

export const answerResponseSchema = z.strictObject({
  outcome: outcomeSchema,
  reason: z.union([handoverReasonSchema, declineReasonSchema]).optional(),
  confidence: z.number(),
  language: languageSchema,
  answer: z
    .strictObject({
      text: z.string(),
      aiGenerated: z.boolean(),
      citations: z.array(citationSchema.omit({ passageId: true })),
    })
    .optional(),
  choices: z.array(choiceSchema).optional(),
  notices: z.array(z.string()),
  release: z.int(),
  turnId: z.string(),
  evidence: z.array(evidenceSchema).optional(),
  timings: z.record(z.string(), z.number()),
});
export type AnswerResponse = z.infer<typeof answerResponseSchema>;

/** `POST /answer`: one question in, one outcome out. */
export function answerRoutes(answer: Answer, limit: number): Router {
  const router = Router();
  router.post(
    '/answer',
    perAddress(limit),
    jsonOnly,
    json({ limit: bodyLimit }),
    async (request, response) => {
      const turn = await answer(bounded(checkedInput(answerRequestSchema, request.body)));
      response.json(answerResponse(turn, isLoopback(request)));
    },
  );
  return router;
}

/** Says what to send to whoever sends a body that is not marked as JSON. */
const jsonOnly: RequestHandler = (request, _response, next) => {
  if (request.is('json') !== false) {
    next();
    return;
  }
  const detail = 'Send the question as JSON, with the header Content-Type: application/json.';
  throw new ProblemError({
    status: 415,
    title: 'Unsupported media type',
    detail,
    errors: [{ field: 'Content-Type', message: detail }],
  });
};

/** A turn as the API shows it; the evidence is for staff and for callers on this machine only. */
export function answerResponse(turn: Turn, withEvidence: boolean): AnswerResponse {
  const { reply } = turn;
  const text = renderReply({ ...reply, notices: [], choices: [] }, turn.language);
  return {
    outcome: turn.outcome,
    ...(turn.reason === undefined ? {} : { reason: turn.reason }),
    confidence: turn.confidence,
    language: turn.language,
    ...(text === ''
      ? {}
      : { answer: { text, aiGenerated: reply.aiGenerated, citations: reply.citations.map(publicCitation) } }),
    ...(reply.choices.length === 0 ? {} : { choices: reply.choices }),
    notices: reply.notices.map((notice) => renderLine(notice, turn.language)),
    release: turn.release,
    turnId: turn.id,
    ...(withEvidence ? { evidence: turn.evidence } : {}),
    timings: turn.timings,
  };
}

function publicCitation({ passageId, ...citation }: Turn['reply']['citations'][number]) {
  return citation;
}
