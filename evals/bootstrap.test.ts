import { expect, test } from 'vitest';
import { pairedBootstrap, seeded } from './bootstrap.ts';

test('an interval holds the mean and is the same each time', () => {
  const random = seeded(7);
  const differences = Array.from({ length: 200 }, () => random() - 0.3);
  const gain = pairedBootstrap(differences);
  expect(gain.low).toBeLessThan(gain.mean);
  expect(gain.high).toBeGreaterThan(gain.mean);
  expect(gain.low).toBeGreaterThan(0.1);
  expect(gain.high).toBeLessThan(0.3);
  expect(pairedBootstrap(differences)).toEqual(gain);
});

test('no difference gives no gain, and no question an empty one', () => {
  expect(pairedBootstrap([0, 0, 0])).toEqual({ mean: 0, low: 0, high: 0 });
  expect(pairedBootstrap([])).toEqual({ mean: 0, low: 0, high: 0 });
});
