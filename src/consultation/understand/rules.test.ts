import { describe, expect, it } from 'vitest';
import { normalise } from '../../language/script.ts';
import { matches } from './rule.ts';
import { elsewhere, lawAhead, live } from './limits.ts';
import { asksForChange } from './change.ts';
import { actsOfOthers } from './outside-words.ts';
import { rules } from './rules.ts';

const limits = [
  { wish: 'elsewhere', rule: elsewhere },
  { wish: 'change', rule: asksForChange },
  { wish: 'acts of others', rule: actsOfOthers },
  { wish: 'live', rule: live },
  { wish: 'law ahead', rule: lawAhead },
];

describe.each([...rules, ...limits])('the rule for $wish', ({ rule }) => {
  it.each(rule.examples)('recognises “%s”', (text) => {
    expect(matches(rule, normalise(text))).toBe(true);
  });

  it.each(rule.counterexamples)('leaves “%s” alone', (text) => {
    expect(matches(rule, normalise(text))).toBe(false);
  });
});
