import { describe, expect, it } from 'vitest';
import { normalise } from '../../language/script.ts';
import { matches } from '../understand/rule.ts';
import { abuse, wrongdoing } from './abuse.ts';
import { injection } from './injection.ts';
import { describesUnpublishedInvention } from './invention.ts';

describe.each([
  { name: 'injection', rule: injection },
  { name: 'abuse', rule: abuse },
  { name: 'wrongdoing', rule: wrongdoing },
])('the rule for $name', ({ rule }) => {
  it.each(rule.examples)('recognises “%s”', (text) => {
    expect(matches(rule, normalise(text))).toBe(true);
  });

  it.each(rule.counterexamples)('leaves “%s” alone', (text) => {
    expect(matches(rule, normalise(text))).toBe(false);
  });
});

describe('describesUnpublishedInvention', () => {
  it.each([
    '我发明了一种自动浇花器：用吸水棉绳连接水箱和花盆，再加一个土壤湿度传感器控制小阀门，还没申请专利，能不能申请？',
    '我們團隊研發出一種新電極，先把碳納米管混合樹脂，再在120度下燒結，尚未提交申請，幫我看看新穎性',
    '我设计了一款折叠椅，椅腿里装弹簧，通过滑轨锁住靠背，打开以后自动弹出，想问问能申请什么专利',
    '有个没人知道的点子：鞋底装了压电陶瓷片，走路发电给手机充电，效率能提高三成，可以申请吗',
    "I invented a kettle with a ceramic coating and a magnetic valve that closes at 85 degrees. I haven't filed yet. Is it new?",
    'We have developed a fertiliser mixed with a nano polymer that releases slowly; nothing has been published. Can we patent it?',
  ])('recognises “%s”', (text) => {
    expect(describesUnpublishedInvention(normalise(text))).toBe(true);
  });

  it.each([
    '我有个发明还没申请，先申请还是先发论文？',
    '我发明了一个产品，怎么申请专利？',
    '我们公司研发了新技术，申请发明还是实用新型好',
    '还没申请专利之前能不能先参加展会',
    '我设计了一个包装盒，想申请外观专利要什么材料',
    '发明专利申请要提交哪些文件，包括请求书、说明书、权利要求书吗',
    '我的专利已经授权了，结构是弹簧加齿轮，通过电机驱动，别人仿造怎么办',
    '专利年费通过什么系统缴纳，缴费后多久能看到',
    'I invented something new. How do I file a patent?',
    'We have not filed yet. Can we show the product at a fair first?',
    'Which documents does a design application consist of, and where do I file using the online system?',
  ])('takes “%s” for a question', (text) => {
    expect(describesUnpublishedInvention(normalise(text))).toBe(false);
  });
});
