import { expect, it } from 'vitest';
import { asksSomething } from './asks-something.ts';

it.each([
  '转人工',
  '人工客服',
  '轉人工服務',
  '我想跟真人说话',
  'Can I talk to a real person please?',
  'human please',
])('hears that “%s” only asks for a person', (text) => {
  expect(asksSomething(text)).toBe(false);
});

it.each(['外观专利年费多少？转人工', '转人工，商标续展要什么材料', '人工智能生成的画有著作权吗', '你好'])(
  'hears that “%s” says more',
  (text) => {
    expect(asksSomething(text)).toBe(true);
  },
);
