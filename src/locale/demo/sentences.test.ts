import { describe, expect, it } from 'vitest';
import { languages } from '../../language/language.ts';
import { demoQuestions, demoSentences } from './sentences.ts';

describe('the demonstration page', () => {
  it('says the same things in every language', () => {
    const keys = Object.keys(demoSentences['zh-Hans']).sort();
    for (const language of languages) {
      expect(Object.keys(demoSentences[language]).sort()).toEqual(keys);
      expect(Object.values(demoSentences[language]).every((text) => text.trim() !== '')).toBe(true);
      expect(demoQuestions[language].length).toBeGreaterThan(0);
    }
  });

  it('keeps to its scripts', () => {
    expect(Object.values(demoSentences['zh-Hans']).join('')).not.toMatch(/[專標問題轉請應規為這還]/);
    expect(Object.values(demoSentences['zh-Hant']).join('')).not.toMatch(/[专标问题转请应规为这还]/u);
    expect(Object.values(demoSentences.en).join('')).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
