import { splitSentences } from '../../src/language/sentences.ts';
import { readingLength } from '../text.ts';
import { outlineLabel } from './labels.ts';

/** A passage holds at most about so many Chinese characters, unless a list or a table row cannot be parted. */
export const passageLimit = 600;

/**
 * Packs lines into texts of at most the limit. Lines are parted first, long ones between sentences; a lead that ends in a colon
 * stays with the list under it, and a line that holds a line feed is never parted.
 */
export function packLines(lines: readonly string[], limit = passageLimit): string[] {
  const total = lines.reduce((sum, line) => sum + readingLength(line), 0);
  if (total <= limit) return lines.length === 0 ? [] : [lines.join('\n')];
  // Parts of like size read better than full ones and a rest.
  const target = Math.min(limit, (total / Math.ceil(total / limit)) * 1.15);
  const texts: string[] = [];
  let filled = 0;
  for (const atom of atomsOf(lines, limit)) {
    const length = readingLength(atom.text);
    if (texts.length === 0 || filled + length > target) {
      texts.push(atom.text);
      filled = length;
    } else {
      texts.push(`${texts.pop() ?? ''}${atom.joiner}${atom.text}`);
      filled += length;
    }
  }
  return texts;
}

interface Atom {
  readonly text: string;
  /** What stands before it when it follows another in one text. */
  readonly joiner: '\n' | '';
}

function atomsOf(lines: readonly string[], limit: number): Atom[] {
  return withListsWhole(lines).flatMap((text): Atom[] => {
    if (text.includes('\n') || readingLength(text) <= limit) return [{ text, joiner: '\n' }];
    return splitSentences(text).map((sentence, index) => ({
      text: sentence,
      joiner: index === 0 ? '\n' : '',
    }));
  });
}

/** A lead and its list as one line-fed text; other lines as they are. */
function withListsWhole(lines: readonly string[]): string[] {
  const groups: string[] = [];
  let inList = false;
  for (const line of lines) {
    const last = groups.pop();
    if (last !== undefined && inList && isItemLine(line)) groups.push(`${last}\n${line}`);
    else {
      if (last !== undefined) groups.push(last);
      groups.push(line);
      inList = /[：:]$/u.test(line);
    }
  }
  return groups;
}

/** （一） 1. （1） ① - at the start of a line. */
export function isItemLine(line: string): boolean {
  const label = outlineLabel(line);
  return (label !== undefined && label.level > 1) || /^(?:[①-⑳]|[-*•·●○]\s|[a-z][.)）])/u.test(line);
}
