import { describe, expect, it } from 'vitest';
import { driftOf } from './drift.ts';

describe('drift', () => {
  it('is told when one side says more often than promised that answers were wrong', () => {
    const { contradicted, sides } = driftOf(
      [
        { by: 'visitors', judged: 400, wrong: 12 },
        { by: 'agents', judged: 120, wrong: 30 },
      ],
      0.05,
    );
    expect(contradicted).toBe(true);
    expect(sides.map(({ contradicts }) => contradicts)).toEqual([false, true]);
  });

  it.each([
    [0, 0],
    [3, 1],
    [200, 10],
  ])('is silent for %i answers of which %i were wrong', (judged, wrong) => {
    expect(driftOf([{ by: 'agents', judged, wrong }], 0.05).contradicted).toBe(false);
  });
});
