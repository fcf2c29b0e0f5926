import type { Passage } from '../../knowledge/passage.ts';
import { findQuantities } from '../../language/quantities.ts';
import { bigramTokens, englishTokens } from '../../language/tokens.ts';
import { aspects, type AspectId } from '../understand/aspects.ts';
import { quoteUnits } from './quote-units.ts';

/** What a quote is chosen for. */
export interface Sought {
  readonly query: string;
  readonly aspects: readonly AspectId[];
}

/** A section of at most so many characters is quoted whole; an article only when it is one paragraph. */
const short = 120;
/** No quote grows beyond this, except by a unit that is longer itself. */
const longest = 420;
const mostUnits = 3;

/**
 * The words of a passage that answer a question: neighbouring whole units around the one that fits best. They are
 * a part of the passage's text, unchanged, without the white space at its ends.
 */
export function chooseQuote(passage: Passage, sought: Sought): string {
  const text = passage.text.trim();
  if (passage.kind !== 'article' && text.length <= short) return text;
  const units = quoteUnits({ kind: passage.kind, text });
  const fits = units.map((unit) => fitOf(unit, passage, sought));
  const best = fits.indexOf(Math.max(...fits));
  let [from, to] = [Math.max(0, best), Math.max(0, best) + 1];
  while (to - from < mostUnits) {
    const [before, after] = [fits[from - 1] ?? 0, fits[to] ?? 0];
    const next = after >= before ? to : from - 1;
    const fit = Math.max(before, after);
    const grown = units.slice(Math.min(from, next), Math.max(to, next + 1)).join('');
    if (fit < 0.5 * (fits[best] ?? 0) || fit === 0 || grown.length > longest) break;
    from = Math.min(from, next);
    to = Math.max(to, next + 1);
  }
  return units.slice(from, to).join('').trim();
}

/** How much of the question a unit speaks of, and whether it holds the kind of value that is asked for. */
function fitOf(unit: string, { language }: Passage, { query, aspects: asked }: Sought): number {
  const tokens = language === 'en' ? englishTokens : bigramTokens;
  const wanted = new Set(tokens(query));
  const held = new Set(tokens(unit));
  const shared = [...wanted].filter((token) => held.has(token)).length;
  const units = asked.flatMap((aspect) => aspects[aspect].units ?? []);
  const states = units.length > 0 && findQuantities(unit).some((quantity) => units.includes(quantity.unit));
  return shared + (states ? 2 : 0);
}
