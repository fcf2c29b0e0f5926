import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stripHidden, wellFormed } from './hidden.ts';
import { anyText } from './testing/texts.ts';

describe('stripHidden', () => {
  test.each([
    ['a\u200bb', 'ab', ['zero-width']],
    ['\ufeffabc', 'abc', ['zero-width']],
    ['\u202eabc\u202c', 'abc', ['bidi']],
    ['ab\0c', 'abc', ['nul']],
    ['a\u0007b\u009f', 'ab', ['control']],
    ['ig\u{e0069}\u{e0067}nore', 'ignore', ['tag']],
    ['\ud800专\udc00', '专', ['lone-surrogate']],
    ['a\u3164b', 'ab', ['filler']],
  ])('takes what is hidden out of %j and says so', (text, visible, found) => {
    expect(stripHidden(text)).toEqual({ text: visible, found });
  });

  test.each([
    '专利年费多少？',
    'a\tb\r\nc',
    '👨‍👩‍👧 ❤️ 👍🏽',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  ])('finds nothing hidden in %j', (text) => {
    expect(stripHidden(text)).toEqual({ text, found: [] });
  });

  test('leaves nothing to find a second time', () => {
    fc.assert(fc.property(anyText, (text) => stripHidden(stripHidden(text).text).found.length === 0));
  });
});

describe('wellFormed', () => {
  test('replaces lone surrogates and keeps pairs', () => {
    expect(wellFormed('a\ud83d b😀\udc00')).toBe('a\ufffd b😀\ufffd');
  });
});
