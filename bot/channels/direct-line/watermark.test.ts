import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginning, cursorOf, watermarkOf } from './watermark.ts';

describe('a watermark', () => {
  it('leads back to its cursor and grows with it', () => {
    const cursors = fc.record({ ordinal: fc.nat(2 ** 20), sequence: fc.nat(2 ** 31) });
    fc.assert(
      fc.property(cursors, cursors, (one, other) => {
        expect(cursorOf(watermarkOf(one))).toEqual(one);
        const later = one.ordinal - other.ordinal || one.sequence - other.sequence;
        expect(Math.sign(Number(watermarkOf(one)) - Number(watermarkOf(other)))).toBe(Math.sign(later));
      }),
    );
  });

  it('that is missing or empty means the beginning', () => {
    expect(cursorOf(undefined)).toEqual(beginning);
    expect(cursorOf('')).toEqual(beginning);
  });

  it.each(['-1', '1.5', 'abc', '1e3', '0x10', '99999999999999999', ' 1', 'Infinity'])('is not %s', (text) => {
    expect(cursorOf(text)).toBeUndefined();
  });
});
