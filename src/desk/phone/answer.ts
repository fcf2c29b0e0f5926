import type { Turn } from '../../consultation/turn.ts';
import { renderLine } from '../../locale/render.ts';
import { evidenceViews } from '../evidence.ts';
import type { DeskParts } from '../parts.ts';
import { draftText, wouldSend } from '../suggestions/draft-text.ts';
import type { PhoneAnswer } from '../wire/phone.ts';

/** How many passages are shown below an answer. */
const shown = 5;

/** A turn as it is read out: the sentence first, then what it depends on, and where it stands. */
export function phoneAnswer(
  { knowledge, threshold }: DeskParts,
  turn: Turn,
  milliseconds: number,
): PhoneAnswer {
  const { reply, language, topic, hotlineFunction } = turn;
  const isSayable = draftText(turn) !== undefined;
  const lines = isSayable ? reply.lines.map((line) => renderLine(withoutMarkers(line), language)) : [];
  const [sentence, ...more] = lines;
  return {
    language,
    ...(sentence !== undefined && { sentence }),
    more,
    figures: reply.card?.rows ?? [],
    conditions: reply.card?.conditions ?? [],
    notices: reply.notices.map((notice) => renderLine(withoutMarkers(notice), language)),
    choices: reply.choices.map(({ label, query }) => ({ label, query })),
    citations: reply.citations,
    evidence: evidenceViews(knowledge().index, turn.evidence.slice(0, shown), turn.asOf),
    confidence: turn.confidence,
    wouldSend: wouldSend(turn, threshold()),
    aiGenerated: reply.aiGenerated,
    ...(topic !== undefined && { topic }),
    ...(hotlineFunction !== undefined && { hotlineFunction }),
    query: turn.query ?? turn.question,
    milliseconds,
  };
}

/** Markers are for the eye; the sources stand below. */
function withoutMarkers<Line extends { citations?: number[] | undefined }>(line: Line): Line {
  return { ...line, citations: [] };
}
