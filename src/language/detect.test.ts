import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectLanguage } from './detect.ts';
import { anyText } from './testing/texts.ts';

test.each([
  ['PCT国家阶段期限?', 'zh-Hans'],
  ['外观设计专利保护多少年', 'zh-Hans'],
  ['R标是什么', 'zh-Hans'],
  ['这个 logo 能注册吗', 'zh-Hans'],
  ['PCT national phase 是什么', 'zh-Hans'],
  ['什么是 the Madrid system?', 'zh-Hans'],
  ['trademark 续展', 'zh-Hans'],
  ['商標註冊', 'zh-Hant'],
  ['專利年費多少錢', 'zh-Hant'],
  ['可以在網上申請嗎', 'zh-Hant'],
  ['PCT 國家階段?', 'zh-Hant'],
  ['CNIPA fee?', 'en'],
  ['How long is a design patent valid in China?', 'en'],
  ['What is the fee for 发明专利 and 实用新型?', 'en'],
  ['How do I apply for 费减?', 'en'],
  ['patent', 'en'],
])('%s is %s, beyond doubt', (text, language) => {
  expect(detectLanguage(text)).toEqual({ language, confident: true });
});

test.each([
  ['中文', 'zh-Hans'],
  ['皇后大道', 'zh-Hans'],
  ['12345 🎉', 'zh-Hans'],
  ['', 'zh-Hans'],
  ['？！', 'zh-Hans'],
  ['特許とは何ですか', 'en'],
  ['優の良品', 'zh-Hant'],
  ['특허 출원', 'en'],
  ['патент', 'en'],
])('%j is taken for %s, without confidence', (text, language) => {
  expect(detectLanguage(text)).toEqual({ language, confident: false });
});

test('answers something for any text', () => {
  fc.assert(fc.property(anyText, (text) => typeof detectLanguage(text).confident === 'boolean'));
});
