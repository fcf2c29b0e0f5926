import { expect, test } from 'vitest';
import { derivedFrom, lemma } from './lemma.ts';

test.each([
  ['fees', 'fee'],
  ['copies', 'copy'],
  ['filed', 'file'],
  ['filing', 'file'],
  ['granted', 'grant'],
  ['stopped', 'stop'],
  ['renewing', 'renew'],
  ['boxes', 'box'],
  ['classes', 'class'],
  ['paid', 'pay'],
  ['written', 'write'],
  ['business', 'business'],
  ['status', 'status'],
  ['process', 'process'],
  ['is', 'be'],
  ['cnipa', 'cnipa'],
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
  ['2016', '2016'],
  ['', ''],
])('the lemma of %j is %j', (form, base) => {
  expect(lemma(form)).toBe(base);
});

test.each([
  ['examination', 'examine'],
  ['examiner', 'examine'],
  ['registration', 'register'],
  ['payment', 'pay'],
])('%s derives from %s', (word, base) => {
  expect(derivedFrom(word)).toContain(base);
});
