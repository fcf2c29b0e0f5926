import { expect, it } from 'vitest';
import { inOtherOrder } from './word-order.ts';

it.each([
  ['商标注册多少钱', '注册商标多少钱'],
  ['转让专利要什么材料', '专利转让要什么材料'],
  ['软件著作权登记在哪里办', '登记软件著作权在哪里办'],
  ['专利年费多少', '专利年费多少'],
  ['how do i renew a trademark', 'how do i renew a trademark'],
])('%s is also %s', (asked, other) => {
  expect(inOtherOrder(asked)).toBe(other);
});
