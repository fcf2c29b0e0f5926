import type { Topic } from '../../knowledge/document.ts';
import type { Language } from '../../language/language.ts';
import type { Candidate } from '../compose/candidates.ts';
import type { Choice } from '../turn.ts';
import type { Understood } from '../understand/understand.ts';
import { choiceOf, isChoosable } from './choices.ts';

/** Evidence within this share of the best takes part in the question which right is meant. */
const close = 0.85;
const considered = 8;
const mostChoices = 4;
/** A match this near leaves no doubt what was meant. */
const certain = 0.85;

/**
 * The rights a visitor has to choose between, when the question names none and the best records or entries are
 * of different ones; empty when there is nothing to ask.
 */
export function choicesFor(
  question: string,
  understood: Understood,
  candidates: readonly Candidate[],
  language: Language,
): Choice[] {
  const [best] = candidates;
  if (!best || !isOpen(understood) || (best.hit.scores.askedAs ?? 0) >= certain) return [];
  const kind = best.record?.kind;
  const rivals = candidates
    .slice(0, considered)
    .filter(
      ({ weight, document, record }) =>
        weight >= close * best.weight && document.kind !== 'statute' && record?.kind === kind,
    );
  const topics = [...new Set(rivals.flatMap(({ document }) => choosable(document.topics)))];
  return topics.length < 2
    ? []
    : topics.slice(0, mostChoices).map((topic) => choiceOf(topic, question, language));
}

/** Names no right, holds no word that belongs to one right alone, and asks for something. */
function isOpen({ rights, field, aspects, wish }: Understood): boolean {
  const topics = field.topics.filter(isChoosable);
  return wish === 'question' && rights.size === 0 && topics.length !== 1 && aspects.length > 0;
}

/** The right a document is about; documents about several are no reason to ask. */
function choosable(topics: readonly Topic[]): Topic[] {
  const rights = topics.filter(isChoosable);
  return rights.length === 1 ? rights : [];
}
