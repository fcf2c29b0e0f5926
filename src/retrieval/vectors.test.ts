import { expect, test } from 'vitest';
import { aboveMean, Vectors } from './vectors.ts';

test('looks at every vector', () => {
  const vectors = new Vectors(Float32Array.of(1, 0, 0, 1, -1, 0), 2);
  expect(vectors.size).toBe(3);
  expect([...vectors.cosines(Float32Array.of(1, 0))]).toEqual([1, 0, -1]);
});

test('refuses vectors of other lengths', () => {
  expect(() => new Vectors(new Float32Array(5), 2)).toThrow(RangeError);
  expect(() => new Vectors(new Float32Array(4), 2).cosines(new Float32Array(3))).toThrow(/3 dimensions/);
});

test('measures cosines from their mean to the best one', () => {
  expect([...aboveMean(Float64Array.of(0.9, 0.5, 0.1))]).toEqual([1, 0, 0]);
  expect([...aboveMean(Float64Array.of(0.4, 0.4))]).toEqual([0, 0]);
});
