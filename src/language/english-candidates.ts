import { baseForms, derivedFrom } from './lemma.ts';
import { englishTable } from './tables/load.ts';

/** A Chinese word for an English phrase. */
export interface Candidate {
  readonly token: string;
  /** How surely it is meant, at most 1: 1/(1 + the rank of the sense it translates). */
  readonly weight: number;
}

/** How many words a phrase of the dictionary has at most, and how many candidates are worth searching for. */
export const longestPhrase = 4;
export const candidatesPerPhrase = 8;

/**
 * The dictionary's words for a phrase as written and by its last word's base forms, taken in turn ("provided"
 * is 只要 and 提供 alike); by the words it derives from only where there are none. Only those `keeps` holds for.
 */
export function dictionaryCandidates(
  phrase: readonly string[],
  keeps: (token: string) => boolean,
): Candidate[] {
  const last = phrase.at(-1) ?? '';
  const found = (forms: readonly string[]) =>
    inTurn(
      forms.map((form) =>
        candidatesOf([...phrase.slice(0, -1), form].join(' ')).filter(({ token }) => keeps(token)),
      ),
    );
  const near = found([last, ...baseForms(last)]);
  return near.length > 0 ? near : found(derivedFrom(last));
}

/** The first of each list, then the second of each, without repetition, up to the number kept. */
function inTurn(lists: readonly (readonly Candidate[])[]): Candidate[] {
  const taken = new Map<string, number>();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let rank = 0; rank < longest; rank++) {
    for (const { token, weight } of lists.flatMap((list) => list[rank] ?? [])) {
      if (taken.has(token) || taken.size < candidatesPerPhrase) {
        taken.set(token, Math.max(weight, taken.get(token) ?? 0));
      }
    }
  }
  return [...taken].map(([token, weight]) => ({ token, weight }));
}

function candidatesOf(phrase: string): Candidate[] {
  const entries = englishTable().get(phrase)?.split(' ') ?? [];
  return entries.map((entry) => ({
    token: entry.slice(0, -1),
    weight: 1 / (1 + parseInt(entry.slice(-1), 36)),
  }));
}
