import { splitClauses, splitSentences } from '../../../../src/language/sentences.ts';

/** Bytes of one text; beyond 2,048 the platform cuts or refuses. */
export const longestText = 2_000;

/** An address, to the first sign that cannot be part of it. */
const address = /https?:\/\/[\x21-\x7e]+/g;

/** Length in UTF-8. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/**
 * Cuts a text into pieces of at most so many bytes: between sentences where that is possible, else between clauses,
 * else between signs, and never inside an address. An address longer than a piece is left out.
 */
export function splitText(text: string, longest: number = longestText): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const unit of unitsOf(text, longest)) {
    if (bytesOf(piece + unit) > longest && piece !== '') {
      pieces.push(piece.trim());
      piece = '';
    }
    piece += unit;
  }
  pieces.push(piece.trim());
  return pieces.filter((each) => each !== '');
}

/** Cuts further only what is too long as it is. */
function unitsOf(text: string, longest: number): string[] {
  const finer = (units: string[], cut: (unit: string) => string[]): string[] =>
    units.flatMap((unit) => (bytesOf(unit) > longest ? cut(unit) : [unit]));
  return finer(
    finer(finer(withWholeAddresses(text, splitSentences), splitWholeClauses), splitSigns),
    (unit) => (bytesOf(unit) > longest ? [] : [unit]),
  );
}

function splitWholeClauses(text: string): string[] {
  return withWholeAddresses(text, splitClauses);
}

/** The pieces of a cut, those joined again between which an address would be cut. */
function withWholeAddresses(text: string, cut: (text: string) => string[]): string[] {
  const addresses = [...text.matchAll(address)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const pieces: string[] = [];
  let at = 0;
  let open = '';
  for (const piece of cut(text)) {
    at += piece.length;
    open += piece;
    if (addresses.some(({ from, to }) => from < at && at < to)) continue;
    pieces.push(open);
    open = '';
  }
  return open === '' ? pieces : [...pieces, open];
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The signs as readers see them, each address as one. */
function splitSigns(text: string): string[] {
  const signs: string[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    signs.push(...graphemes(text.slice(from, match.index)), match[0]);
    from = match.index + match[0].length;
  }
  return [...signs, ...graphemes(text.slice(from))];
}

/** A sign of endless marks is no sign; it is cut between code points. */
function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment).flatMap((sign) =>
    bytesOf(sign) > 200 ? Array.from(sign) : [sign],
  );
}

/** The beginning of a text in whole sentences, of at most so many bytes. */
export function beginningOf(text: string, longest: number): string {
  return splitText(text, longest)[0] ?? '';
}
