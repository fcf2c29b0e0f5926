import { describe, expect, it } from 'vitest';
import { checkForm } from './form-check.ts';

const rules = [
  { name: 'phone', required: true, phone: true },
  { name: 'note', required: false },
];
const check = (written: Record<string, string>) => checkForm(rules, new Map(Object.entries(written)));

describe('a form of the visitor', () => {
  it('gives the trimmed values and leaves out what is empty', () => {
    expect(check({ phone: ' 021-5555 0000 ', note: '  ' })).toEqual({
      values: { phone: '021-5555 0000' },
      faults: {},
    });
  });

  it('names what is missing and what is no telephone number', () => {
    expect(check({}).faults).toEqual({ phone: 'missing' });
    expect(check({ phone: '问一下' }).faults).toEqual({ phone: 'phone-wrong' });
    expect(check({ phone: '+86 (21) 5555-0000' }).faults).toEqual({});
  });
});
