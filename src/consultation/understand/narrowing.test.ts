import { expect, it } from 'vitest';
import { isNarrower } from './narrowing.ts';

it.each([
  ['集体商标、证明商标注册申请费', '商标注册多少钱', true],
  ['集体商标、证明商标注册申请费', '集体商标注册多少钱', false],
  ['保密审查的期限', '发明专利审查要多久', true],
  ['保密审查的期限', '保密审查要多久', false],
  ['fee for a madrid application', 'trademark application fee', true],
  ['商标注册申请费', '商标注册多少钱', false],
  ['外国人办理商标要哪些材料', '个人想弄个商标带什么', true],
  ['外国人办理商标要哪些材料', '国外公司注册商标带什么', false],
  ['外国人办理商标要哪些材料', 'what do we need to file a trademark', false],
  ['英文网站', '官网网址是什么', true],
])('%s beside "%s": a special case the question does not name is %s', (title, question, narrower) => {
  expect(isNarrower(title, question)).toBe(narrower);
});
