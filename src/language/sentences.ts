import { TakenPlaces } from './taken-places.ts';

/**
 * Cuts a text into sentences; joined they are the text again, each keeps the white space after it. Decimals,
 * abbreviations, numbered headings, quotations and brackets are not cut, and a list whose items end in
 * semicolons stays with its lead.
 */
export function splitSentences(text: string): string[] {
  return cutAt(text, sentenceEnds(text));
}

/** Cuts further, after semicolons and between list items. Joined the clauses are the text again. */
export function splitClauses(text: string): string[] {
  const ends = [...text.matchAll(/[；;]\s*|(?<=[：:])\s*(?=[（(][一二三四五六七八九十\d]+[)）])|\n+/gu)].map(
    (match) => match.index + match[0].length,
  );
  return cutAt(
    text,
    [...new Set([...sentenceEnds(text), ...ends])].sort((a, b) => a - b),
  );
}

function cutAt(text: string, ends: readonly number[]): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const end of [...ends, text.length]) {
    if (end > from) parts.push(text.slice(from, end));
    from = Math.max(from, end);
  }
  return parts;
}

/** A possible end: closing marks with the quotes and brackets after them, or a line break. */
const marks = /(?:[。！？!?…]+|\.+)[”’」』"')）】》\]]*\s*|\n\s*/gu;

function sentenceEnds(text: string): number[] {
  const enclosed = enclosedPlaces(text);
  const ends: number[] = [];
  for (const match of text.matchAll(marks)) {
    const end = match.index + match[0].length;
    if (enclosed.isFree(end - 1, end) && isEnd(text, match.index, match[0], end)) ends.push(end);
  }
  return ends;
}

function isEnd(text: string, at: number, mark: string, end: number): boolean {
  if (end >= text.length) return true;
  const before = text.slice(Math.max(0, at - 40), at).trimEnd();
  const after = text.slice(end, end + 40);
  if (mark.trim() === '') return isLineEnd(before, after, mark);
  if (mark.startsWith('.')) return isFullStop(before, after, mark);
  if (/^…+\s*$/u.test(mark)) return mark.includes('\n');
  return !(/^[!?]/.test(mark) && !/\s/.test(mark) && /^[\w,;]/.test(after));
}

const itemMarker =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|\d{1,2}[.．、)]\s*|[-*•·]\s|[a-z][)）])/u;

/** A line break ends a sentence unless a list goes on or a line of running English text was wrapped. */
function isLineEnd(before: string, after: string, mark: string): boolean {
  if (/[：:；;]$/u.test(before) && itemMarker.test(after)) return false;
  if (mark.split('\n').length > 2) return true;
  return !(
    /[\p{Script=Latin},\d]$/u.test(before) &&
    /^\p{Ll}/u.test(after) &&
    /\p{Script=Latin}/u.test(before)
  );
}

const abbreviations =
  /(?:^|[\s(（“"'])(?:e\.g|i\.e|etc|cf|vs|viz|approx|art|arts|no|nos|para|paras|sec|secs|ch|fig|figs|p|pp|mr|mrs|ms|dr|prof|co|corp|ltd|inc|st|u\.s|u\.k|p\.r|a\.m|p\.m|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|vol|ed|al|tel|ext|reg|app)$/i;
const mayEndSentence = /(?:etc|ltd|inc|corp|co|u\.s|u\.k|a\.m|p\.m|al)$/i;
const sentenceStart =
  /^(?:A|An|The|It|If|In|When|Where|You|We|They|This|That|These|Those|To|For|On|At|As|After|Before|But|And|However|Applicants?|Please)\b/;

function isFullStop(before: string, after: string, mark: string): boolean {
  if (/\p{Script=Han}$/u.test(before)) return true;
  if (!/\s/.test(mark)) return /^\p{Script=Han}/u.test(after) && !/\d$/.test(before);
  if (/^\p{Ll}/u.test(after) || /^[,;:]/.test(after)) return false;
  // The number of a list: at the start of a line, or where a sentence would start.
  if (/(?:^|\n|[.!?。：:;；]\s)\s*(?:\d{1,3}|[A-Za-z])$/.test(before)) return false;
  if (/(?:^|[\s.])\p{Lu}$/u.test(before) && !/\d\s*\p{Lu}$/u.test(before)) return sentenceStart.test(after);
  if (abbreviations.test(before)) return mayEndSentence.test(before) && sentenceStart.test(after);
  return true;
}

const closers: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '“': '”',
  '「': '」',
  '『': '』',
  '《': '》',
  '【': '】',
  '[': ']',
  '〔': '〕',
};
const openerOf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(closers).map(([opener, closer]) => [closer, opener]),
);
const longestEnclosed = 400;

const mostOpen = 20;

/** What stands between quotes or brackets, where they close soon and in the same paragraph. */
function enclosedPlaces(text: string): TakenPlaces {
  const places = new TakenPlaces(text.length);
  const open: { mark: string; at: number }[] = [];
  for (const match of text.matchAll(/[（(“「『《【[〔）)”」』》】\]〕]|\n\s*?\n/gu)) {
    const [mark] = match;
    if (closers[mark] !== undefined) {
      open.push({ mark, at: match.index });
      if (open.length > mostOpen) open.shift();
    } else if (openerOf[mark] === undefined) open.length = 0;
    else {
      const from = open.findLastIndex((opener) => opener.mark === openerOf[mark]);
      const at = open[from]?.at ?? 0;
      if (from >= 0 && match.index - at <= longestEnclosed) places.take(at, match.index);
      if (from >= 0) open.length = from;
    }
  }
  return places;
}
