import { expect, test } from 'vitest';
import { glossTokens } from './glosses.ts';

test('explains the words of a text in English, by sense and by how often they occur', () => {
  const glosses = new Map(glossTokens('抄袭'));
  expect(glosses.get('plagiarize')).toBe(1);
  const [once, twice] = [glossTokens('专利'), glossTokens('专利，专利')].map(
    (all) => new Map(all).get('patent') ?? 0,
  );
  expect(once).toBeGreaterThan(0);
  expect(twice).toBe(2 * (once ?? 0));
});

test('lets Latin words, numbers and codes go along and leaves out what it cannot explain', () => {
  expect(glossTokens('PCT 30')).toEqual([
    ['pct', 1],
    ['30', 1],
  ]);
  expect(glossTokens('的')).toEqual([]);
});
