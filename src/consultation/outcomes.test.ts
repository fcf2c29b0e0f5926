import { describe, expect, it } from 'vitest';
import { isSentenceKey } from '../locale/sentences.ts';
import { declineReasons, handoverReasons, outcomes } from './outcomes.ts';

describe('outcomes', () => {
  it('are the ones that bot, desk, analytics and evals share', () => {
    expect(outcomes).toEqual([
      'answered',
      'answered-partly',
      'clarifying',
      'handed-over',
      'declined',
      'greeted',
      'rated',
    ]);
  });

  it.each([...handoverReasons])('have a sentence for the handover reason %s', (reason) => {
    expect(isSentenceKey(`handover.${reason}`)).toBe(true);
  });

  it.each([...declineReasons])('have a sentence for the refusal %s', (reason) => {
    expect(isSentenceKey(`decline.${reason}`)).toBe(true);
  });
});
