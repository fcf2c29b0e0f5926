import { stripHidden } from '../src/language/hidden.ts';
import { parseChineseNumber } from '../src/language/numerals.ts';

/** Text without hidden characters, with plain line ends and plain spaces instead of non-breaking ones. */
export function cleanText(text: string): string {
  return stripHidden(text.replace(/\r\n?/g, '\n').replace(/[\u00a0\u2002-\u200a\u202f]/g, ' ')).text;
}

/** One line: runs of white space become one space, none stays at the ends or between two Han characters of a break. */
export function oneLine(text: string): string {
  return text
    .replace(
      /(?<=[\p{Script=Han}，。；：、！？（）《》“”])[ \t]*\n[ \t\u3000]*(?=[\p{Script=Han}，。；：、！？（）《》“”])/gu,
      '',
    )
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
}

/**
 * How much there is to read, in Chinese characters: three letters of another script count as one. White space
 * counts nothing.
 */
export function readingLength(text: string): number {
  const han = text.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu)?.length ?? 0;
  const others = text.replace(/[\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu, '').length;
  return han + others / 3;
}

/** The value of a Chinese or Arabic numeral as laws and outlines number with: 一百一十二 = 112. */
export function numeralValue(text: string): number | undefined {
  return parseChineseNumber(
    text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)),
  );
}
