import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';
import { stepsOf } from './model-configuration.ts';

const outside = { OPENAI_MODEL: 'gpt-x', OPENAI_API_KEY: 'sk-very-secret', OUTSIDE_PROCESSING: 'agreed' };
const inside = {
  OPENAI_MODEL: 'qwen',
  OPENAI_BASE_URL: 'http://10.0.0.7:8000/v1/',
  OPENAI_MODEL_INSIDE: 'true',
};

describe('the configuration of the chat model', () => {
  it('is none without settings, nor by a key that lies about in the environment', () => {
    expect(readConfiguration({}).OPENAI_MODEL).toBeUndefined();
    expect(readConfiguration({ OPENAI_API_KEY: 'sk-x' }).OPENAI_MODEL).toBeUndefined();
  });

  it('takes an endpoint outside that was agreed on, and one inside without a key', () => {
    expect(readConfiguration(outside).OPENAI_MODEL).toBe('gpt-x');
    expect(readConfiguration(inside).OPENAI_BASE_URL).toBe('http://10.0.0.7:8000/v1');
  });

  it('lets the model take part in what serves visitors and the desk, or in what is named', () => {
    expect(stepsOf(readConfiguration(outside))).toEqual([
      'contextualise',
      'compose',
      'verify',
      'brief',
      'translate',
    ]);
    expect(stepsOf(readConfiguration({ ...outside, OPENAI_STEPS: 'compose, verify' }))).toEqual([
      'compose',
      'verify',
    ]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'an endpoint outside that nobody agreed on',
      { OPENAI_MODEL: 'm', OPENAI_API_KEY: 'k' },
      /OUTSIDE_PROCESSING: .*docs\/operations\/law\.md/,
    ],
    [
      'agreement in other words',
      { ...outside, OUTSIDE_PROCESSING: 'yes' },
      /OUTSIDE_PROCESSING: can only be "agreed"/,
    ],
    [
      'an endpoint outside without a key',
      { OPENAI_MODEL: 'm', OUTSIDE_PROCESSING: 'agreed' },
      /OPENAI_API_KEY: is missing/,
    ],
    [
      'an endpoint outside without encryption',
      { ...outside, OPENAI_BASE_URL: 'http://llm.example/v1' },
      /OPENAI_BASE_URL: must begin with https/,
    ],
    [
      'a vendor that is said to be inside',
      { ...inside, OPENAI_BASE_URL: 'https://dashscope.aliyuncs.com/compatible-mode/v1' },
      /OPENAI_MODEL_INSIDE: cannot be true/,
    ],
    [
      'inside without an address',
      { OPENAI_MODEL: 'm', OPENAI_MODEL_INSIDE: 'true' },
      /OPENAI_MODEL_INSIDE: cannot be true/,
    ],
    ['an address and no model', { OPENAI_BASE_URL: 'http://10.0.0.7/v1' }, /OPENAI_MODEL: is missing/],
    ['a budget without prices', { ...inside, OPENAI_BUDGET_PER_DAY: '5' }, /OPENAI_PRICES: is missing/],
    ['prices that are no JSON', { ...inside, OPENAI_PRICES: 'cheap' }, /OPENAI_PRICES: is not valid JSON/],
    ['a step that is none', { ...inside, OPENAI_STEPS: 'compose,think' }, /OPENAI_STEPS/],
    ['a method that is none', { ...inside, OPENAI_STRUCTURED_OUTPUT: 'xml' }, /OPENAI_STRUCTURED_OUTPUT/],
    [
      'a key in the address',
      { ...outside, OPENAI_BASE_URL: 'https://user:sk-very-secret@llm.example/v1' },
      /OPENAI_BASE_URL: put the key/,
    ],
  ])('refuses %s, and prints no key', (_, environment, message) => {
    expect(() => readConfiguration(environment)).toThrow(message);
    try {
      readConfiguration(environment);
    } catch (error) {
      expect(String(error)).not.toContain('very-secret');
    }
  });
});
