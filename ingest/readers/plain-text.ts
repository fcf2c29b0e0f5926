import type { Block } from '../blocks.ts';
import { oneLine, readingLength } from '../text.ts';
import { startsBlock } from '../structure/labels.ts';

interface Line {
  readonly text: string;
  readonly number: number;
}

/**
 * The paragraphs of a plain text: one a line, unless the text is wrapped at a fixed width; then lines are joined
 * up to the next empty line or the next line that begins something.
 */
export function readPlainText(text: string): Block[] {
  const lines = text.split('\n').map((line, index) => ({ text: line, number: index + 1 }));
  const width = wrapWidth(lines);
  const groups: Line[][] = [];
  lines.forEach((line, index) => {
    if (line.text.trim() === '') return;
    const before = lines[index - 1];
    const last = groups.at(-1);
    const joins = before && last && width !== undefined && continues(before.text, line.text, width);
    if (joins) last.push(line);
    else groups.push([line]);
  });
  return groups.map(paragraph);
}

function paragraph(lines: readonly Line[]): Block {
  const text = oneLine(lines.map((line) => line.text.trim()).join('\n'));
  return { kind: 'paragraph', text, place: { line: lines[0]?.number ?? 1 } };
}

/** The width lines were wrapped at: most lines that stop in mid-sentence stop near it. Undefined: not wrapped. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  const lengths = lines
    .filter((line, index) => stopsMidSentence(line.text) && (lines[index + 1]?.text.trim() ?? '') !== '')
    .map((line) => readingLength(line.text));
  const width = Math.max(0, ...lines.map((line) => readingLength(line.text)));
  const near = lengths.filter((length) => length >= width * 0.8).length;
  return lengths.length >= 3 && near >= lengths.length * 0.6 ? width : undefined;
}

function continues(before: string, line: string, width: number): boolean {
  return (
    before.trim() !== '' &&
    readingLength(before) >= width * 0.7 &&
    !startsBlock(line) &&
    !/^[\s\u3000]{2,}/.test(line)
  );
}

function stopsMidSentence(line: string): boolean {
  const text = line.trim();
  return text !== '' && !/[。！？；：.!?;:”」）)|]$/.test(text) && !startsBlock(line);
}
