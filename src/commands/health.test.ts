import { describe, expect, it } from 'vitest';
import { manualClock } from '../platform/clock.ts';
import { watchDatabase } from './database-watch.ts';
import { healthOf, type HealthSources } from './health.ts';

const manifest = { number: 3, embeddingModel: null };
const well: HealthSources = {
  knowledge: {
    current: () => ({ release: { manifest } }) as ReturnType<HealthSources['knowledge']['current']>,
    refused: () => undefined,
  },
  database: { isAway: () => false, silentMs: () => 0 },
  releases: { failure: () => undefined },
  search: { kind: () => 'lexical only', degraded: () => [] },
  model: undefined,
  trust: { faults: () => [] },
  isOpen: () => true,
  isStopping: () => false,
};

describe('health', () => {
  it('is ready and names nothing where all is well', () => {
    expect(healthOf(well)).toEqual({
      ready: true,
      release: 3,
      search: 'lexical only',
      writing: 'no model',
      degraded: [],
    });
  });

  it.each<[string, Partial<HealthSources>, boolean, string]>([
    ['starting', { isOpen: () => false }, false, 'starting'],
    ['stopping', { isStopping: () => true }, false, 'stopping'],
    ['database away', { database: { isAway: () => true, silentMs: () => 7_400 } }, false, 'for 7 s'],
    ['refused release', { knowledge: { ...well.knowledge, refused: () => 4 } }, true, 'release 4'],
    ['model at rest', { model: { id: 'm', isResting: () => true } }, true, 'left alone'],
    ['no exchange', { releases: { failure: () => '/secret/path' } }, true, 'cannot be fetched'],
  ])('says what is degraded: %s', (_name, part, ready, words) => {
    const health = healthOf({ ...well, ...part });
    expect(health.ready).toBe(ready);
    expect(health.degraded).toHaveLength(1);
    expect(health.degraded[0]).toContain(words);
    expect(JSON.stringify(health)).not.toContain('secret');
  });
});

describe('the database watch', () => {
  it('lets a moment pass before it says that the database is away', () => {
    const clock = manualClock(0);
    const watch = watchDatabase({ ping: () => new Promise(() => undefined) }, clock);
    clock.advance(5_000);
    expect(watch.isAway()).toBe(false);
    clock.advance(1);
    expect(watch.isAway()).toBe(true);
    watch.stop();
  });
});
