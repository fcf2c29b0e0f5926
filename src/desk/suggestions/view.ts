import { turnSchema } from '../../consultation/turn.ts';
import { evidenceViews } from '../evidence.ts';
import type { DeskParts } from '../parts.ts';
import { rejectReasonSchema, suggestionStatusSchema, type Suggestion } from '../wire/suggestion.ts';
import { draftText, wouldSend } from './draft-text.ts';
import type { SuggestionRow } from './repository.ts';

/** A draft as the agent sees it, with its evidence as it stands in the release in use. */
export function suggestionView(desk: DeskParts, row: SuggestionRow): Suggestion {
  const { id, conversationId, messageId, at, meaning, sentMessageId, editDistance, rejectReason } = row;
  return {
    ...{ id, conversationId, messageId, at },
    status: statusOf(desk, row),
    ...draftOf(desk, row.turn),
    ...(meaning !== null && { meaning }),
    ...(sentMessageId !== null && { sentMessageId }),
    ...(editDistance !== null && { editDistance }),
    ...(rejectReason !== null && { rejectReason: rejectReasonSchema.parse(rejectReason) }),
  };
}

/** A draft whose process died is told as failed, so that nobody waits for it. */
function statusOf({ clock, draftTimeoutMs }: DeskParts, { status, at }: SuggestionRow): Suggestion['status'] {
  const late = status === 'working' && clock.now() - at > 2 * draftTimeoutMs;
  return late ? 'failed' : suggestionStatusSchema.parse(status);
}

function draftOf(
  { knowledge, threshold }: DeskParts,
  kept: string | null,
): Pick<Suggestion, 'wouldSend' | 'aiGenerated' | 'citations' | 'evidence'> & Partial<Suggestion> {
  if (kept === null) return { wouldSend: false, aiGenerated: false, citations: [], evidence: [] };
  const turn = turnSchema.parse(JSON.parse(kept));
  const text = draftText(turn);
  return {
    question: turn.question,
    language: turn.language,
    ...(text !== undefined && { text }),
    aiGenerated: turn.reply.aiGenerated,
    confidence: turn.confidence,
    wouldSend: wouldSend(turn, threshold()),
    outcome: turn.outcome,
    ...(turn.reason !== undefined && { reason: turn.reason }),
    citations: turn.reply.citations,
    evidence: evidenceViews(knowledge().index, turn.evidence, turn.asOf),
  };
}
