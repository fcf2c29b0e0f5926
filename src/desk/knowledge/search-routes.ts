import { explain, type Explanation } from '../../consultation/explain.ts';
import { maskPersonalData } from '../../language/personal-data.ts';
import { renderReply } from '../../locale/render.ts';
import type { DeskParts } from '../parts.ts';
import { evidenceView } from '../evidence.ts';
import { route, type DeskRoute } from '../route.ts';
import {
  knowledgeExplanationSchema,
  knowledgeSearchSchema,
  type KnowledgeExplanation,
} from '../wire/knowledge.ts';

/** Search with reasons. */
export const searchRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/knowledge/search',
    access: 'staff',
    summary: 'What becomes of a question on a day, and why each passage ranked or was dropped.',
    query: knowledgeSearchSchema,
    answer: knowledgeExplanationSchema,
    handle: async ({ desk, query: { q, language, asOf } }) => {
      const started = performance.now();
      const asked = { question: q, ...(language && { language }), ...(asOf && { asOf }) };
      const explanation = await explain(asked, desk.visitorResources());
      return view(desk, explanation, performance.now() - started);
    },
  }),
];

function view(
  desk: DeskParts,
  { turn, threshold, understood, passages }: Explanation,
  milliseconds: number,
): KnowledgeExplanation {
  const { index } = desk.knowledge();
  return {
    query: turn.query ?? maskPersonalData(turn.question),
    language: turn.language,
    asOf: turn.asOf,
    release: turn.release,
    outcome: turn.outcome,
    ...(turn.reason && { reason: turn.reason }),
    answer: renderReply(turn.reply, turn.language),
    aiGenerated: turn.reply.aiGenerated,
    confidence: turn.confidence,
    threshold,
    signals: turn.signals,
    understood: {
      wish: understood.wish,
      ...(understood.topic && { topic: understood.topic }),
      hotlineFunction: understood.hotlineFunction,
      rights: [...understood.rights],
      aspects: [...understood.aspects],
    },
    passages: passages.map(({ hit, ...explained }) => {
      const { passage, document, scores, score, norm } = hit;
      const raw = Object.fromEntries(
        Object.entries(scores).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
      );
      return {
        evidence: evidenceView(index, document, passage, turn.asOf, { score, norm, ...raw }),
        ...explained,
        parts: [...explained.parts],
      };
    }),
    milliseconds: Math.round(milliseconds * 10) / 10,
  };
}
