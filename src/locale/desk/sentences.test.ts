import { describe, expect, it } from 'vitest';
import { deskLanguages, deskSentences } from './sentences.ts';

const parametersOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map((match) => match[1]))].sort();
const named = (language: (typeof deskLanguages)[number]) =>
  Object.fromEntries(Object.entries(deskSentences[language]).map(([key, text]) => [key, parametersOf(text)]));

describe('the sentences of the console', () => {
  it('are there in both languages under the same keys with the same parameters', () => {
    expect(named('en')).toEqual(named('zh-Hans'));
  });

  it('say something', () => {
    for (const language of deskLanguages)
      for (const [key, text] of Object.entries(deskSentences[language]))
        expect(text.trim(), `${key} in ${language}`).not.toBe('');
  });

  it('keep to their script', () => {
    expect(Object.values(deskSentences['zh-Hans']).join('')).not.toMatch(
      /[專標問題轉請應規為這還對話輸證據續評價]/,
    );
    expect(Object.values(deskSentences.en).join('')).not.toMatch(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/);
  });
});
