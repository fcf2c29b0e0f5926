import fc from 'fast-check';
import { expect, test } from 'vitest';
import { englishGloss } from './english-gloss.ts';

test.each([
  ['专利权的期限', 'patent right of time limit'],
  ['註冊商標', 'registered trademark'],
  ['iPhone 12 的著作权', 'iphone 12 of copyright'],
  ['How long is it valid?', 'how long is it valid?'],
  ['', ''],
])('%s → %s', (text, gloss) => {
  expect(englishGloss(text)).toBe(gloss);
});

test('whatever the text, no Chinese is left, and a gloss is its own gloss', () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from('专利商标权的了一𠮷a1 。?')) });
  fc.assert(
    fc.property(text, (one) => {
      const gloss = englishGloss(one);
      expect(gloss).not.toMatch(/\p{Script=Han}/u);
      expect(englishGloss(gloss)).toBe(gloss);
    }),
  );
});
