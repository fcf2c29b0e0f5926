import { describe, expect, it } from 'vitest';
import { languageOf } from './settings.ts';

describe('the language a page begins in', () => {
  it.each([
    [['en-US'], 'en'],
    [['zh-TW'], 'zh-Hant'],
    [['zh-Hant-HK'], 'zh-Hant'],
    [['zh-Hans-HK'], 'zh-Hans'],
    [['yue'], 'zh-Hant'],
    [['zh-CN'], 'zh-Hans'],
    [[null, 'de', 'en'], 'en'],
    [['de'], 'zh-Hans'],
    [[], 'zh-Hans'],
  ])('%j is %s', (tags, language) => {
    expect(languageOf(tags)).toBe(language);
  });
});
