import { describe, expect, it } from 'vitest';
import { languages } from '../../language/language.ts';
import { launcherSentences } from './launcher.ts';
import { widgetSentences } from './sentences.ts';

const parametersOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the sentences of the widget', () => {
  it('are there in every language under the same keys with the same parameters', () => {
    const named = Object.entries(widgetSentences['zh-Hans']).map(([key, text]) => [key, parametersOf(text)]);
    for (const language of languages) {
      const others = Object.entries(widgetSentences[language]).map(([key, text]) => [
        key,
        parametersOf(text),
      ]);
      expect(Object.fromEntries(others), language).toEqual(Object.fromEntries(named));
    }
  });

  it('say something', () => {
    for (const language of languages)
      for (const [key, text] of Object.entries(widgetSentences[language]))
        expect(text.trim(), `${key} in ${language}`).not.toBe('');
  });

  it('keep to their script', () => {
    const all = (language: 'zh-Hans' | 'zh-Hant' | 'en') =>
      Object.values(widgetSentences[language]).join('') + Object.values(launcherSentences[language]).join('');
    expect(all('zh-Hans')).not.toMatch(/[專標問題轉請應規為這還對話輸證據續評價]/);
    expect(all('zh-Hant')).not.toMatch(/[专标问题转请应规为这还对话输证据续评价]/u);
    expect(all('en')).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
