import { describe, expect, it } from 'vitest';
import { languages } from '../language/language.ts';
import { formatDay } from './day-words.ts';
import { sentence, sentences } from './sentences.ts';

const parametersOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the sentences a visitor can see', () => {
  it('are there in every language under the same keys', () => {
    for (const language of languages) {
      expect(Object.keys(sentences[language]).sort()).toEqual(Object.keys(sentences['zh-Hans']).sort());
    }
  });

  it('take the same parameters in every language', () => {
    for (const [key, text] of Object.entries(sentences['zh-Hans'])) {
      for (const language of languages) {
        const other = sentences[language][key as keyof (typeof sentences)['en']];
        expect({ key, language, parameters: parametersOf(other) }).toEqual({
          key,
          language,
          parameters: parametersOf(text),
        });
      }
    }
  });

  it('say something, without spaces at the ends where no word follows', () => {
    for (const language of languages) {
      for (const [key, text] of Object.entries(sentences[language])) {
        expect(text.trim(), `${key} in ${language}`).not.toBe('');
      }
    }
  });

  it('keep to their script', () => {
    const hans = Object.values(sentences['zh-Hans']).join('');
    const hant = Object.values(sentences['zh-Hant']).join('');
    expect(hans).not.toMatch(/[專標問題轉請應規為這還]/);
    expect(hant).not.toMatch(/[专标问题转请应规为这还]/u);
    expect(Object.values(sentences.en).join('')).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('put the parameters in their places', () => {
    expect(sentence('card.selected', { label: '外观设计', value: '15年' }, 'zh-Hans')).toBe(
      '外观设计：15年。',
    );
    expect(sentence('decline.too-long', { limit: 2000 }, 'en')).toContain('2000');
  });

  it('write days as people do', () => {
    expect(formatDay('2027-01-01', 'zh-Hans')).toBe('2027年1月1日');
    expect(formatDay('2027-01-01', 'en')).toBe('1 January 2027');
  });
});
