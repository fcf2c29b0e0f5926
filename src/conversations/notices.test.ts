import { describe, expect, it } from 'vitest';
import { isSentenceKey, sentences } from '../locale/sentences.ts';
import { noticeParameters } from './notices.ts';

const parametersOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('what the service says about itself', () => {
  it.each(Object.entries(noticeParameters))(
    'has a sentence for %s with its parameters',
    (key, parameters) => {
      expect(isSentenceKey(key)).toBe(true);
      const text = (sentences['zh-Hans'] as Record<string, string>)[key] ?? '';
      expect(parametersOf(text)).toEqual([...parameters].sort());
    },
  );
});
