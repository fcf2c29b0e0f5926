import type { HotlineFunction, Topic } from '../../knowledge/document.ts';
import { normalise } from '../../language/script.ts';
import { aspectsOf, type AspectId } from './aspects.ts';
import { asksForChange } from './change.ts';
import { elsewhere, lawAhead, live } from './limits.ts';
import { matches } from './rule.ts';
import { rightsOf, type RightId } from './rights.ts';
import { rules, type Wish } from './rules.ts';
import { fieldOf, hotlineFunctionOf, type Field, type FieldWords } from './topics.ts';

/** What was made of a text. */
export interface Understood {
  /** What is wanted; `nothing` where the text holds no letter. */
  readonly wish: Wish | 'question' | 'nothing';
  readonly normalised: string;
  readonly field: Field;
  readonly rights: ReadonlySet<RightId>;
  readonly aspects: readonly AspectId[];
  readonly topic?: Topic;
  readonly hotlineFunction: HotlineFunction;
  /** Asks about another country's office or register. */
  readonly elsewhere: boolean;
  /** Asks for what changes from day to day. */
  readonly live: boolean;
  /** Asks what changed, since when, or whether a rule still holds. */
  readonly change: boolean;
  /** Asks for the rules of a law that is still ahead. */
  readonly lawAhead: boolean;
}

/** Finds out what a visitor wants and what about, by rules and word lists alone. */
export function understand(text: string, words: FieldWords): Understood {
  const normalised = normalise(text);
  const field = fieldOf(normalised, words);
  const [topic] = field.topics;
  return {
    wish: wishOf(normalised),
    normalised,
    field,
    rights: rightsOf(normalised),
    aspects: aspectsOf(normalised),
    ...(topic && { topic }),
    hotlineFunction: hotlineFunctionOf(normalised),
    elsewhere: matches(elsewhere, normalised),
    live: matches(live, normalised),
    change: matches(asksForChange, normalised),
    lawAhead: matches(lawAhead, normalised),
  };
}

function wishOf(normalised: string): Understood['wish'] {
  if (!/[\p{L}\p{N}]/u.test(normalised)) return 'nothing';
  return rules.find(({ rule }) => matches(rule, normalised))?.wish ?? 'question';
}
