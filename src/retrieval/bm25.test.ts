import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bm25, groupsOf, saturation } from './bm25.ts';
import { PostingsBuilder, readPostings, type WeightedToken } from './postings.ts';
import { topNumbers } from './top.ts';

function indexOf(texts: readonly (readonly (string | WeightedToken)[])[], weighted = false): Bm25 {
  const builder = new PostingsBuilder({ weighted });
  for (const text of texts) builder.add(text);
  return new Bm25(readPostings(builder.bytes()));
}

/** Okapi BM25 written down as the textbook has it, slowly. */
function textbook(texts: readonly (readonly string[])[], question: readonly string[]): number[] {
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length || 1;
  return texts.map((text) =>
    [...new Set(question)].reduce((sum, token) => {
      const holders = texts.filter((other) => other.includes(token)).length;
      const count = text.filter((other) => other === token).length;
      const idf = Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5));
      return sum + (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * text.length) / mean));
    }, 0),
  );
}

const token = fc.constantFrom('专利', '商标', '著作', '年费', 'pct', '第42条', '𠀀𠀁', '费');
const text = fc.array(token, { maxLength: 12 });

describe('BM25 over typed arrays', () => {
  test('scores as the textbook does', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), text, (texts, question) => {
        const { scores } = indexOf(texts).score(groupsOf(question));
        textbook(texts, question).forEach((score, at) => {
          expect(scores[at]).toBeCloseTo(score, 4);
        });
      }),
    );
  });

  test('never scores above saturation times information', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), text, (texts, question) => {
        const { scores, information } = indexOf(texts).score(groupsOf(question));
        expect(Math.max(...scores)).toBeLessThanOrEqual(saturation * information + 1e-9);
      }),
    );
  });

  test('counts alternatives of a group as one word', () => {
    const index = indexOf([['罚款'], ['罚金'], ['罚款', '罚金'], ['奖金']]);
    const group = [
      { token: '罚款', weight: 1 },
      { token: '罚金', weight: 0.5 },
    ];
    const { scores, information, unknown } = index.score([group]);
    expect(information).toBeCloseTo(index.information(3));
    expect(unknown).toBe(0);
    expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
    expect(scores[2]).toBeGreaterThan(0);
    expect(scores[3]).toBe(0);
  });

  test('tells words that occur nowhere and counts their information', () => {
    const index = indexOf([['专利'], ['商标']]);
    const { information, unknown } = index.score(groupsOf(['专利', '离婚']));
    expect(unknown).toBe(1);
    expect(information).toBeCloseTo(index.information(1) + index.information(0));
  });

  test('keeps fractions of counts, and forgets one question before the next', () => {
    const index = indexOf([[['copy', 0.5]], [['copy', 1]], [['paste', 1]]], true);
    const once = index.score([
      [
        { token: 'copy', weight: 1 },
        { token: 'paste', weight: 1 },
      ],
    ]).scores;
    expect(once[1]).toBeGreaterThan(once[0] ?? 0);
    expect(
      index.score([
        [
          { token: 'copy', weight: 1 },
          { token: 'paste', weight: 1 },
        ],
      ]).scores,
    ).toEqual(once);
  });
});

test('the highest scores come best first, equal ones in their order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 })),
      fc.integer({ min: 1, max: 12 }),
      (scores, limit) => {
        const sorted = scores
          .map((_, number) => number)
          .filter((number) => (scores[number] ?? 0) > 0)
          .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
        expect(topNumbers(scores, limit)).toEqual(sorted.slice(0, limit));
      },
    ),
  );
});
