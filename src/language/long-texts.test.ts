import { expect, test } from 'vitest';
import { detectLanguage } from './detect.ts';
import { maskPersonalData } from './personal-data.ts';
import { findArticles, findQuantities } from './quantities.ts';
import { normalise } from './script.ts';
import { splitSentences } from './sentences.ts';
import { bigramTokens, englishTokens, wordTokens } from './tokens.ts';

/** One step of work a character is nothing; one for each pair of characters would run into the time limit. */
test.each([
  '1',
  '1年',
  '十',
  'a',
  ' ',
  '（）。',
  '(',
  '第1条',
  '、第1',
  '我叫张伟，',
  '电话 ',
  'one ',
  '13812345678 ',
  '\u{1f3f4}\u{e0061}',
])('twenty thousand times %j is read to its end', (piece) => {
  const text = piece.repeat(20_000);
  expect(splitSentences(text).join('')).toBe(text);
  expect(normalise(text).length).toBeLessThanOrEqual(text.length);
  for (const read of [
    bigramTokens,
    wordTokens,
    englishTokens,
    findQuantities,
    findArticles,
    maskPersonalData,
    detectLanguage,
  ]) {
    expect(read(text)).toBeDefined();
  }
});
