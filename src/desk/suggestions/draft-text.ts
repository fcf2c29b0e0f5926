import { partlyShare } from '../../consultation/decide.ts';
import type { Turn } from '../../consultation/turn.ts';
import { writtenLanguageFor, type Language } from '../../language/language.ts';
import { renderCitation, renderReply } from '../../locale/render.ts';
import { sentences } from '../../locale/sentences.ts';

/** Outcomes whose reply says something to the visitor that an agent might say. */
const sayable: ReadonlySet<Turn['outcome']> = new Set([
  'answered',
  'answered-partly',
  'clarifying',
  'greeted',
]);

/**
 * The reply of a turn as an agent would send it: with its sources, without the label of an automatic reply, which it no
 * longer is. Text by a model keeps its label. Undefined where the turn has nothing to say but that a person will.
 */
export function draftText({ outcome, reply, language }: Turn): string | undefined {
  if (!sayable.has(outcome) || reply.lines.length === 0) return undefined;
  const said = renderReply({ ...reply, citations: [] }, language);
  return [said, ...sourcesOf(reply, language)].join('\n\n');
}

function sourcesOf({ citations }: Turn['reply'], language: Language): string[] {
  if (citations.length === 0) return [];
  const colon = writtenLanguageFor(language) === 'en' ? ':' : '：';
  const lines = citations.map((citation) => renderCitation(citation, language));
  return [[`${sentences[language]['label.sources']}${colon}`, ...lines].join('\n')];
}

/** Whether the assistant would have sent it to a visitor by itself. */
export function wouldSend({ outcome, reason, confidence }: Turn, threshold: number): boolean {
  if (reason !== undefined) return false;
  if (outcome === 'greeted' || outcome === 'clarifying') return true;
  if (outcome === 'answered') return confidence >= threshold;
  return outcome === 'answered-partly' && confidence >= partlyShare * threshold;
}
