import { expect, it } from 'vitest';
import { fill } from './fill.ts';

it('puts parameters into a template, and leaves out what is not given', () => {
  expect(fill('{name} 于 {at}，{name}', { name: '小李', at: '9:00' })).toBe('小李 于 9:00，小李');
  expect(fill('nobody{name}', {})).toBe('nobody');
});

it('chooses between one and many', () => {
  const left = (count: number | string) => fill('{count} {count|message waits|messages wait}', { count });
  expect([0, 1, 2, '1', '1,001'].map(left)).toEqual([
    '0 messages wait',
    '1 message waits',
    '2 messages wait',
    '1 message waits',
    '1,001 messages wait',
  ]);
  expect(fill('page{count||s}', { count: 1 })).toBe('page');
});
