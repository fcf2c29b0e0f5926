import { describe, expect, it } from 'vitest';
import { Spelling } from './spelling.ts';

const spelling = new Spelling([
  'what is the fee for recording a trademark licence',
  'how do i renew a registered trademark, and when is the renewal due',
  'substantive examination of an invention patent; infringement of a utility model',
  'the authority that handles a complaint',
]);

describe('Spelling', () => {
  it.each([
    ['how do i renw a tradmark', 'how do i renew a trademark'],
    ['substanitve examinaton', 'substantive examination'],
    ['the authorty and infringment', 'the authority and infringement'],
  ])('puts %s right', (typed, meant) => {
    expect(spelling.correct(typed)).toBe(meant);
  });

  it('knows the spelling of the other side of the ocean', () => {
    expect(spelling.correct('record a license')).toBe('record a licence');
  });

  it.each([
    'our house is new',
    'huawei',
    'what does a patient need',
    'fea',
    '商标 fee',
    "it's",
    'cd-rom',
    'r2d2x',
  ])('leaves %s as it is', (text) => {
    expect(spelling.correct(text)).toBe(text);
  });
});
