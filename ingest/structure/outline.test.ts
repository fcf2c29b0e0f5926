import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../blocks.ts';
import { lineOf } from '../blocks.ts';
import { outlineSections } from './outline.ts';
import { passagesOf } from './structure.ts';

const paragraphs = (...lines: string[]): Block[] => lines.map((text) => ({ kind: 'paragraph', text }));
const heading = (depth: number, text: string): Block => ({ kind: 'heading', depth, text });

function passages(blocks: readonly Block[], title = '城南公园发展意见') {
  return passagesOf(blocks, title, 'zh-Hans').map(
    ({ section, path, text }) => `${section} [${path.join(' > ')}] ${text.replaceAll('\n', ' / ')}`,
  );
}

describe('the passages of a policy', () => {
  it('follow 一、 → （一） → 1., with the labels citations use', () => {
    const policy = paragraphs(
      '城南公园发展意见',
      '为了建设公园，提出以下意见：',
      '一、总体要求',
      '公园向全体居民开放。',
      '二、主要任务',
      '(一)完善设施',
      '修缮全部道路。',
      '1.加强照明',
      '主要道路设置路灯。',
      '2.加强座椅建设',
      '每百米设一处座椅。',
      '（二）改进服务',
      '延长开放时间。',
    );
    expect(passages(policy)).toEqual([
      '引言 [] 为了建设公园，提出以下意见：',
      '一、 [一、总体要求] 公园向全体居民开放。',
      '二、（一） [二、主要任务 > (一)完善设施] 修缮全部道路。',
      '二、（一）1 [二、主要任务 > (一)完善设施 > 1.加强照明] 主要道路设置路灯。',
      '二、（一）2 [二、主要任务 > (一)完善设施 > 2.加强座椅建设] 每百米设一处座椅。',
      '二、（二） [二、主要任务 > （二）改进服务] 延长开放时间。',
    ]);
  });

  it('part headings that run in with their text at the first full stop', () => {
    const policy = paragraphs(
      '一、保障措施',
      '1.加强组织保障。各部门应当密切配合，共同推进。',
      '2.加大投入。公园经费纳入预算。',
    );
    expect(passages(policy)).toEqual([
      '一、1 [一、保障措施 > 1.加强组织保障] 各部门应当密切配合，共同推进。',
      '一、2 [一、保障措施 > 2.加大投入] 公园经费纳入预算。',
    ]);
  });

  it('keep the items of a list in the section they belong to', () => {
    const policy = paragraphs(
      '一、入园',
      '下列物品不得带入：',
      '（一）易燃物品；',
      '（二）管制刀具；',
      '（三）其他危险物品。',
      '二、办理材料',
      '1.申请书',
      '2.身份证明',
      '三、其他',
      '由管理处解释。',
    );
    expect(passages(policy)).toEqual([
      '一、 [一、入园] 下列物品不得带入： / （一）易燃物品； / （二）管制刀具； / （三）其他危险物品。',
      '二、 [二、办理材料] 1.申请书 / 2.身份证明',
      '三、 [三、其他] 由管理处解释。',
    ]);
  });

  it('do not begin inside a quotation', () => {
    const policy = paragraphs(
      '一、将第一条修改为：“公园分为：',
      '1.湖区景观带。全年开放。',
      '2.林区步道。雨天关闭。”',
      '二、删去第三条的第二款和第三款，其余内容不变。',
    );
    expect(passages(policy)).toHaveLength(2);
  });

  it('are the paragraphs themselves where those have labels and no headings', () => {
    const policy = paragraphs(
      '一、游客在园内受伤的，管理处应当及时救助，联系家属，并且按照规定向上级部门报告有关情况，同时做好记录。',
      '二、游客损坏设施的，按照原价赔偿，赔偿款项由管理处统一收取、登记，专门用于设施的维修与更换，并且定期公布。',
    );
    expect(passages(policy).map((line) => line.slice(0, 13))).toEqual([
      '一、 [] 一、游客在园内',
      '二、 [] 二、游客损坏设',
    ]);
  });

  it('hold the small tables of a section whole, with their caption', () => {
    const policy = paragraphs(
      '一、目标',
      '到明年全部建成。',
      '城南公园发展目标',
      '序号 | 目标 | 明年 |',
      '1 | 座椅数量(处) | 40 |',
      '2 | 路灯数量(盏) | 80 |',
      '3 | 道路长度(米) | 900 |',
      '4 | 绿化率 | 70% |',
      '二、其他',
      '由管理处解释。',
    );
    expect(passages(policy)).toEqual([
      '一、 [一、目标] 到明年全部建成。',
      '一、 [一、目标] 城南公园发展目标 / 序号 | 目标 | 明年 / 1 | 座椅数量(处) | 40 / 2 | 路灯数量(盏) | 80 / 3 | 道路长度(米) | 900 / 4 | 绿化率 | 70%',
      '二、 [二、其他] 由管理处解释。',
    ]);
  });

  it('follow the headings of the file where there are no labels', () => {
    const page = [
      heading(1, '游园指南'),
      ...paragraphs('欢迎。'),
      heading(2, '开放时间'),
      ...paragraphs('六点至十八点。'),
      heading(2, '交通'),
      heading(3, '地铁'),
      ...paragraphs('公园站下车。'),
    ];
    expect(passages(page, '游园指南')).toEqual([
      '引言 [] 欢迎。',
      '开放时间 [开放时间] 六点至十八点。',
      '地铁 [交通 > 地铁] 公园站下车。',
    ]);
  });

  it('are one text where there is no outline at all', () => {
    expect(passages(paragraphs('公园明天闭园。'), '')).toEqual(['正文 [] 公园明天闭园。']);
  });

  it('cut a long section between sentences, never inside a list', () => {
    const sentence = `${'公园里的花木都要爱护'.repeat(6)}。`;
    const list = [
      '游客不得：',
      ...Array.from(
        { length: 12 },
        (_, index) => `（${'一二三四五六七八九十'.charAt(index % 10)}）${'做不文明的事情'.repeat(8)}；`,
      ),
    ];
    const blocks = [
      heading(1, '须知'),
      heading(2, '一、文明游园'),
      ...paragraphs(sentence.repeat(15), ...list, sentence),
    ];
    const texts = passagesOf(blocks, '须知', 'zh-Hans').map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(2);
    expect(
      texts.filter((text) => text.includes('游客不得：')).every((text) => text.split('\n').length >= 13),
    ).toBe(true);
    expect(texts.every((text) => /[。；]$/u.test(text))).toBe(true);
    expect(texts.join('').replaceAll('\n', '')).toBe([sentence.repeat(15), ...list, sentence].join(''));
  });
});

describe('questions and answers', () => {
  it('are one passage a pair, asked as the question', () => {
    const faq = paragraphs(
      '游园问答',
      '1.问：公园几点开门？',
      '答：六点。',
      '节假日不变。',
      '2.问：可以带犬吗？',
      '答：不可以。',
    );
    expect(passagesOf(faq, '游园问答', 'zh-Hans')).toMatchObject([
      {
        kind: 'question-answer',
        section: '问答 1',
        text: '公园几点开门？\n六点。\n节假日不变。',
        askedAs: ['公园几点开门？'],
      },
      { kind: 'question-answer', section: '问答 2', text: '可以带犬吗？\n不可以。' },
    ]);
  });

  it('may be in English, or questions as headings', () => {
    const english = paragraphs(
      'Q: When does the park open?',
      'A: At six.',
      'Q2: May I bring a dog?',
      'A2: No.',
    );
    expect(passagesOf(english, '', 'en').map(({ text }) => text)).toEqual([
      'When does the park open?\nAt six.',
      'May I bring a dog?\nNo.',
    ]);
    const page = [heading(1, '游园问答'), heading(2, '可以带犬吗？'), ...paragraphs('不可以。')];
    expect(passagesOf(page, '游园问答', 'zh-Hans')).toMatchObject([
      { kind: 'question-answer', text: '可以带犬吗？\n不可以。' },
    ]);
  });
});

describe('the outline', () => {
  const words = fc.array(
    fc.constantFrom('公园', '游客', '一、', '（二）', '3.', '。', '；', '：', '“', '”', '入园'),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  const label = fc.constantFrom('一、', '二、', '（一）', '(二)', '1.', '2．', '（1）', '', '');
  const line = fc.tuple(label, words).map(([start, parts]) => `${start}公园${parts.join('')}`);

  it('loses no character of the text and keeps its order', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
        const compact = (texts: readonly string[]) => texts.join('').replace(/\s/g, '');
        const found = outlineSections(paragraphs(...lines)).flatMap(({ heading, blocks }) => [
          heading,
          ...blocks.map((block) => (block.kind === 'table' ? '' : lineOf(block))),
        ]);
        // A run-in heading gives its full stop to the border between heading and text.
        const bare = (text: string) => text.replace(/。/g, '');
        expect(bare(compact(found))).toBe(bare(compact(lines)));
      }),
    );
  });
});
