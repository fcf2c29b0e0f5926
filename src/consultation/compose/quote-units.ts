import type { Passage } from '../../knowledge/passage.ts';
import { splitSentences } from '../../language/sentences.ts';

/**
 * The smallest parts of a passage that can be quoted without cutting a condition: of an article its paragraphs
 * (款), each with its items (项); of other texts its sentences, each with the list it leads and the exception
 * that follows. Joined they are the passage's text.
 */
export function quoteUnits(passage: Pick<Passage, 'kind' | 'text'>): string[] {
  if (passage.kind === 'table') return [passage.text];
  const parts = passage.kind === 'article' ? passage.text.split(/(?<=\n)/) : splitSentences(passage.text);
  const units: string[] = [];
  for (const part of parts) {
    const before = units.at(-1);
    if (before !== undefined && belongsTo(before, part)) units[units.length - 1] = before + part;
    else units.push(part);
  }
  return units;
}

const item = /^\s*([（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|\d{1,2}[.．、)]|[-*•·|]\s?|[a-z][)）])/u;
const exception =
  /^\s*(但是?|但书|不过|除外|其中|否则|前款|前项|上述|该|此外|同时|这(些|种|时|样)?|因此|However|But|Otherwise|Except|Unless|This|These|That|Those|Such|In that case|Provided|It )/u;

function belongsTo(before: string, part: string): boolean {
  if (part.trim() === '') return true;
  if (item.test(part)) return /[：:；;]\s*$/u.test(before) || item.test(lastLine(before));
  return exception.test(part) && !/\n\s*$/u.test(before);
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

/** Whether a text begins in the middle of a list. */
export function beginsWithItem(text: string): boolean {
  return item.test(text);
}

/** The line that leads a list in a text; undefined where no list begins. */
export function leadOf(text: string): string | undefined {
  return text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => /[：:]$/u.test(line) && !item.test(line));
}
