import type { Release } from '../../knowledge/release.ts';
import { manualClock } from '../../platform/clock.ts';
import { openIndex } from '../../retrieval/built-in-index.ts';
import { consult } from '../consult.ts';
import { defaultSettings, type ConsultationSettings } from '../resources.ts';
import type { ConsultationRequest, Turn } from '../turn.ts';

/** Noon of 23 November 2026 in Shanghai. */
const now = Date.parse('2026-11-23T04:00:00Z');

/** Asks questions of a release on a fixed day, with ids and timings that repeat. */
export function asker(
  release: Release,
  settings: Partial<ConsultationSettings> = {},
): (question: string, request?: Partial<ConsultationRequest>) => Promise<Turn> {
  let turns = 0;
  const resources = {
    release,
    index: openIndex(release),
    clock: manualClock(now),
    newId: () => `turn-${++turns}`,
    settings: { ...defaultSettings, ...settings },
    elapsed: () => 0,
  };
  return (question, request = {}) => consult({ question, ...request }, resources);
}
