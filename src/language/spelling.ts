import { englishWords } from './english-words.ts';
import { baseForms } from './lemma.ts';
import { englishTable } from './tables/load.ts';

/** Shorter words have too many neighbours. */
const shortest = 4;
/** Two slips are put right only in words of this length and more. */
const long = 7;

/** One word in two spellings, British and American; each is found by the other. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^(licen|defen|offen|preten)s(e|es|ed|or|ors)$/, '$1c$2'],
  [/^(licen|defen|offen|preten)c(e|es|ed|or|ors)$/, '$1s$2'],
  [/is(e|es|ed|ing|ation|ations)$/, 'iz$1'],
  [/iz(e|es|ed|ing|ation|ations)$/, 'is$1'],
  [/or(s?)$/, 'our$1'],
  [/our(s?)$/, 'or$1'],
  [/([^l])l(ed|ing)$/, '$1ll$2'],
  [/ll(ed|ing)$/, 'l$1'],
  [/er(s?)$/, 're$1'],
];

/**
 * Puts English words right that are no words of the dictionary and near one of the known words: the nearest, of equally near
 * ones the commonest. A word that is spelled another way elsewhere becomes the known one. Everything else stays, names too.
 */
export class Spelling {
  /** Known words by their first letter, each with how often it occurs. */
  readonly #byLetter = new Map<string, Map<string, number>>();

  /** `texts`: what is known, normalised. */
  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      for (const word of englishWords(text)) {
        if (word.length < shortest || !/^[a-z]+$/.test(word)) continue;
        const words = this.#byLetter.get(word.charAt(0)) ?? new Map<string, number>();
        this.#byLetter.set(word.charAt(0), words.set(word, (words.get(word) ?? 0) + 1));
      }
    }
  }

  /** The text, normalised before, with the words put right. */
  correct(text: string): string {
    return text.replace(/(?<![\p{L}\p{N}'’-])[a-z]{4,}(?![\p{L}\p{N}'’-])/gu, (word) => this.#meant(word));
  }

  #meant(word: string): string {
    const known = this.#byLetter.get(word.charAt(0));
    if (known === undefined || known.has(word)) return word;
    const other = spellings
      .map(([pattern, replacement]) => word.replace(pattern, replacement))
      .find((spelling) => known.has(spelling));
    if (other !== undefined) return other;
    return isWord(word) ? word : (nearest(word, known) ?? word);
  }
}

function isWord(word: string): boolean {
  return englishTable().has(word) || baseForms(word).length > 0;
}

function nearest(word: string, known: ReadonlyMap<string, number>): string | undefined {
  const most = (word.length >= long ? 2 : 1) * changed;
  let best: { readonly candidate: string; readonly away: number; readonly often: number } | undefined;
  for (const [candidate, often] of known) {
    if (Math.abs(candidate.length - word.length) * slipped > most) continue;
    const away = slips(word, candidate);
    if (away > most) continue;
    if (!best || away < best.away || (away === best.away && often > best.often))
      best = { candidate, away, often };
  }
  return best?.candidate;
}

/** What a letter that is wrong counts, and one that is missing, too many or swapped with its neighbour: fingers do that oftener. */
const changed = 10;
const slipped = 9;

/**
 * What it takes to make one word of another by adding, taking out, changing and swapping letters: the optimal string alignment
 * distance (Damerau, "A technique for computer detection and correction of spelling errors", CACM 7, 1964).
 */
function slips(one: string, other: string): number {
  let [before, last] = [
    new Array<number>(other.length + 1).fill(0),
    Array.from({ length: other.length + 1 }, (_, at) => at * slipped),
  ];
  for (let row = 1; row <= one.length; row++) {
    const current = [row * slipped];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + slipped,
        (current[column - 1] ?? 0) + slipped,
        (last[column - 1] ?? 0) + (same ? 0 : changed),
      );
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, (before[column - 2] ?? 0) + slipped);
      current.push(least);
    }
    [before, last] = [last, current];
  }
  return last[other.length] ?? 0;
}
