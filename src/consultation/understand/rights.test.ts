import { describe, expect, it } from 'vitest';
import { normalise } from '../../language/script.ts';
import { rightsDiffer, rightsOf, type RightId } from './rights.ts';

const of = (text: string) => rightsOf(normalise(text));

describe('rightsOf', () => {
  it('takes the longest name at each place', () => {
    expect([...of('集成电路布图设计登记')]).toEqual(['layout-design']);
    expect([...of('外观设计专利')]).toEqual(['design']);
    expect([...of('A layout-design is not a design.')]).toEqual(['layout-design', 'design']);
  });

  it('leaves the general right out where a kind of it is named', () => {
    expect([...of('实用新型专利和商标')]).toEqual(['utility-model', 'trademark']);
  });

  it('does not take an inventor for an invention, nor a part of a word for the word', () => {
    expect([...of('谁算发明人')]).toEqual(['patent']);
    expect([...of('designated offices')]).toEqual([]);
  });

  it('reads Traditional script', () => {
    expect([...of('註冊商標')]).toEqual(['trademark']);
  });
});

describe('rightsDiffer', () => {
  const set = (...ids: RightId[]) => new Set(ids);

  it('tells kinds apart, and lets a general right go with its kinds', () => {
    expect(rightsDiffer(set('design'), set('invention'))).toBe(true);
    expect(rightsDiffer(set('design'), set('patent'))).toBe(false);
    expect(rightsDiffer(set('patent'), set('utility-model'))).toBe(false);
    expect(rightsDiffer(set('trademark'), set('patent'))).toBe(true);
  });

  it('lets a text that names none go with everything', () => {
    expect(rightsDiffer(set(), set('patent'))).toBe(false);
  });
});
