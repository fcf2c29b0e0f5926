import { normalise } from './script.ts';

/** Letters of other alphabets that look like Latin ones. */
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['аеорсухіјѕԁһӏԛԝвкмнтгп', 'aeopcyxijsdhlqwbkmhtrn'],
    ['αβεγηικνορτυχωσ', 'abeyniknoptuxwo'],
  ].flatMap(([from = '', to = '']) => Array.from(from, (letter, at) => [letter, to[at] ?? letter] as const)),
);

/** Digits and signs that stand for letters inside words. */
const digitLetters: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i' },
};

type Reading = (text: string) => string;

/** How a text may have been disguised, each undone in one way. What does not apply gives the text back. */
const readings: readonly Reading[] = [
  (text) => text.replace(/[\u0370-\u04ff\u0500-\u052f]/gu, (letter) => lookAlikes[letter] ?? letter),
  (text) => text.normalize('NFD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, ''),
  joinSpaced,
  (text) => text.replace(/[*_`~|^]+/g, ''),
  (text) =>
    text.replace(/(?=[\p{L}\d@$!]*\p{Script=Latin})[\p{Script=Latin}\d@$!]{4,}/gu, (word) =>
      word.replace(/[0134578@$!]/g, (sign) => digitLetters[sign] ?? sign),
    ),
  (text) => Array.from(text).reverse().join(''),
  (text) => text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97)),
  (text) =>
    text.replace(/(?:\\u\{?[0-9a-f]{4,6}\}?)+/gi, (run) => fromCodes(run.match(/[0-9a-f]{4,6}/gi) ?? [], 16)),
  (text) =>
    text.replace(/&#(x?)([0-9a-f]{2,6});/gi, (_, hex: string, code: string) =>
      fromCodes([code], hex === '' ? 10 : 16),
    ),
  (text) =>
    text.replace(/(?:%[0-9a-f]{2}){3,}/gi, (run) => utf8(Buffer.from(run.replaceAll('%', ''), 'hex')) ?? run),
  (text) =>
    text.replace(
      /\b(?:[0-9a-f]{2}[ ,]?){8,}/gi,
      (run) => utf8(Buffer.from(run.replace(/[ ,]/g, ''), 'hex')) ?? run,
    ),
];

/** What could be base64, over a line or two; decoded from the text as it was written, since case counts. */
const base64 = /[A-Za-z0-9+/_-]{12,}={0,2}/g;

/**
 * A text as a reader who undoes disguises may read it: as it is, and with look-alike letters, marks, spacing, digits for
 * letters, turned order and common encodings undone. Normalised, each reading once, the plain one first.
 */
export function plainReadings(text: string): string[] {
  const decoded = text.replace(base64, (run) => utf8(Buffer.from(run, 'base64')) ?? run);
  const plain = normalise(text);
  const found = new Set([plain]);
  if (decoded !== text) found.add(normalise(decoded));
  for (const reading of readings) {
    const read = reading(plain);
    if (read !== plain) found.add(normalise(read));
  }
  return [...found];
}

/** i g n o r e and 忽 略: single letters with the same kind of sign between them, four and more. */
function joinSpaced(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[\s.·|/_*-]{1,3}[\p{L}\p{N}](?![\p{L}\p{N}])){3,}/gu,
    (run) =>
      run
        .replace(/\s{2,3}/g, '\u0001')
        .replace(/[\s.·|/_*-]/g, '')
        .replaceAll('\u0001', ' '),
  );
}

function fromCodes(codes: readonly string[], base: number): string {
  return codes
    .map((code) => Number.parseInt(code, base))
    .filter((code) => code > 0 && code <= 0x10ffff)
    .map((code) => String.fromCodePoint(code))
    .join('');
}

/** Bytes as text, where they are one that people could read. */
function utf8(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  return text.length > 3 && !/[\ufffd\u0000-\u0008\u000e-\u001f]/.test(text) ? text : undefined;
}
