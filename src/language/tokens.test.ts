import { expect, test } from 'vitest';
import { wordTokens } from './tokens.ts';
test('cuts words', () => {
  expect(wordTokens('实用新型')).toContain('实用新型');
});
