import { describe, expect, it } from 'vitest';
import { burstDelay, looksFinished } from './bursts.ts';

const limits = { quietMs: 700, longestMs: 3_000 };
const message = (at: number, text: string, kind = 'text') => ({ at, text, kind });

describe('a burst of short messages', () => {
  it.each([
    '外观专利第四年年费多少',
    '我的商标快到期了。',
    'When do I renew a trademark',
    '可以加急吗',
    '我在去年申请了一个外观设计专利现在需要交费了但是不知道',
  ])('ends with a whole question: %s', (text) => {
    expect(looksFinished(text)).toBe(true);
    expect(burstDelay([message(1_000, text)], 1_000, limits)).toBe(0);
  });

  it.each(['你好', '请教一下', '我有个专利', 'hi'])('waits for more after: %s', (text) => {
    expect(burstDelay([message(1_000, text)], 1_100, limits)).toBe(600);
  });

  it('waits anew after each message, but not for ever', () => {
    expect(burstDelay([message(1_000, '你好'), message(1_500, '请教一下')], 1_500, limits)).toBe(700);
    const many = [0, 600, 1_200, 1_800, 2_400, 2_900].map((at) => message(at, '还有'));
    expect(burstDelay(many, 2_900, limits)).toBe(100);
    expect(burstDelay(many, 3_100, limits)).toBe(0);
  });

  it('does not wait after a tapped choice or without a message', () => {
    expect(burstDelay([message(1_000, '专利', 'choice')], 1_000, limits)).toBe(0);
    expect(burstDelay([], 1_000, limits)).toBe(0);
  });
});
