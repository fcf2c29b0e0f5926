import { expect, test } from 'vitest';
import { lexicon } from './lexicon.ts';
import { normalise } from './script.ts';

test('the lexicon holds words as the index reads them: two to eight Han characters, normalised', () => {
  for (const word of lexicon) {
    expect(word).toMatch(/^\p{Script=Han}{2,8}$/u);
    expect(normalise(word)).toBe(word);
  }
});

test('the lexicon knows the words of the field that a dictionary lacks', () => {
  for (const word of ['复审', '驳回', '年费', '费减', '撤三', '异议', '宽展期', '实用新型']) {
    expect(lexicon).toContain(word);
  }
});
