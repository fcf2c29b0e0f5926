import { describe, expect, it } from 'vitest';
import { day } from '../platform/day.ts';
import { asker } from './testing/ask.ts';
import { smallRelease } from './testing/small-release.ts';
import { entry, recordOf, releaseOf, statute } from './testing/make-release.ts';

const ask = asker(smallRelease());

describe('what is no answer however well it fits', () => {
  it.each([
    '美国专利保护多少年',
    '日本的外观设计专利保护多少年',
    '香港商标续展多少钱',
    'How long is a design patent valid in Japan?',
    'How long is a US design patent valid?',
  ])('the law of China for “%s”', async (question) => {
    expect(await ask(question)).toMatchObject({ outcome: 'handed-over', reason: 'no-evidence' });
  });

  it.each([
    '香港公司的外观设计专利保护多少年',
    'How long is a design patent of a US company valid in China?',
  ])('the people of a place may ask: “%s”', async (question) => {
    expect((await ask(question)).outcome).toBe('answered');
  });

  it.each([
    '截至今天一共有多少件外观设计专利在保护期内',
    'How many design patents were granted so far this year?',
  ])('a text of some day for what changes from day to day: “%s”', async (question) => {
    expect((await ask(question)).outcome).not.toMatch(/answered/);
  });

  it.each([
    ['“外观快享”计划的外观设计专利保护多少年', '外观设计专利保护多少年'],
    [
      'How long does the "Silver Voucher" scheme protect a design patent?',
      'How long is a design patent protected?',
    ],
  ])('what is known without the scheme that “%s” names', async (withScheme, without) => {
    expect(await ask(withScheme)).toMatchObject({ outcome: 'handed-over', reason: 'no-evidence' });
    expect((await ask(without)).outcome).toBe('answered');
  });

  it.each(['我该不该离婚', '我该不该辞职', '该不该换一家公司上班'])(
    'words that any question shares, for “%s”',
    async (question) => {
      expect((await ask(question)).outcome).not.toMatch(/answered/);
    },
  );

  it('a record of another value than the one that is asked for', async () => {
    const fees = recordOf({
      id: 'fee-layout',
      kind: 'fee',
      title: { 'zh-Hans': '布图设计登记费', en: 'Layout-design registration fee' },
      askedAs: { 'zh-Hans': ['布图设计登记多少钱'], en: ['layout-design registration fee'] },
      statement: {
        'zh-Hans': '布图设计登记费{{fee}}。',
        en: 'Registration of a layout design costs {{fee}}.',
      },
      values: [
        {
          id: 'fee',
          label: { 'zh-Hans': '登记费', en: 'Registration fee' },
          quantity: { value: 1000, unit: 'yuan' },
        },
      ],
    });
    const askFees = asker(releaseOf([], [fees]));
    expect((await askFees('布图设计登记费多少钱')).outcome).toBe('answered');
    expect((await askFees('布图设计登记保护多少年')).outcome).not.toMatch(/answered/);
  });
});

describe('a matter of other authorities', () => {
  it.each([
    '婚姻登记需要什么材料',
    '公司注册要多少钱',
    '车辆转让要什么材料',
    'How much is dog registration?',
  ])('is no reason to ask which right is meant: “%s”', async (question) => {
    expect((await ask(question)).outcome).not.toMatch(/clarifying|answered/);
  });
});

describe('a question with a part that the answer lacks', () => {
  it.each(['商标续展多少钱，要准备什么材料', 'How much is trademark renewal and what documents are needed?'])(
    'is answered in part and says what is missing: “%s”',
    async (question) => {
      const turn = await ask(question);
      expect(turn.outcome).toBe('answered-partly');
      expect(turn.reply.lines).toContainEqual(expect.objectContaining({ key: 'partly.missing-materials' }));
    },
  );
});

describe('a bare act that two rights know', () => {
  it.each(['续费', '續展怎麼辦', 'renewal'])('is asked back: “%s”', async (question) => {
    const turn = await ask(question);
    expect(turn.outcome).toBe('clarifying');
    expect(turn.reply.choices.map(({ id }) => id).sort()).toEqual(['right:patent', 'right:trademark']);
  });
});

describe('a rule that is not yet in force on the day', () => {
  it('is missed: what is in force about something else does not answer in its place', async () => {
    const turn = await asker(
      releaseOf(
        [],
        [...smallRelease().records].map((record) => withFrom(record)),
      ),
    )('外观设计专利保护多少年', { asOf: day('2020-01-01') });
    expect(turn).toMatchObject({ outcome: 'handed-over', reason: 'changed-law' });
  });
});

/** The term alone begins to apply in 2021. */
function withFrom<Item extends { readonly id: string; readonly effectiveFrom: string }>(record: Item): Item {
  return record.id === 'term-patent' ? { ...record, effectiveFrom: day('2021-06-01') } : record;
}

describe('a question that names a law and an article', () => {
  const rules = statute('专利法实施细则', { 12: '申请日以递交为准；邮寄的以寄出的邮戳日为申请日。' });
  const change = recordOf({
    id: 'change-rules',
    kind: 'change',
    title: { 'zh-Hans': '专利法实施细则修订', en: 'Revised Implementing Regulations of the Patent Law' },
    askedAs: { 'zh-Hans': ['专利法实施细则什么时候改的'], en: ['when were the patent rules revised'] },
    statement: {
      'zh-Hans': '修订的专利法实施细则自{{from}}起适用，条文号重新编排。',
      en: 'The revised Implementing Regulations of the Patent Law apply from {{from}}.',
    },
    values: [{ id: 'from', label: { 'zh-Hans': '施行日期', en: 'In force from' }, date: day('2024-01-20') }],
  });
  const askRules = asker(
    releaseOf(
      [
        rules,
        entry('faq-other', {
          'zh-Hans': {
            question: '专利法实施细则哪里能看',
            answer: '在国家知识产权局网站上看。',
            askedAs: [],
          },
          en: { question: 'Where are the rules?', answer: 'On the website of the office.', askedAs: [] },
        }),
      ],
      [change],
      [
        {
          'zh-Hans': '专利法实施细则',
          en: 'Implementing Regulations of the Patent Law',
          synonyms: [],
          lay: [],
          topics: ['patent'],
          source: 'unofficial',
        },
      ],
    ),
  );

  it('is answered by that article', async () => {
    const turn = await askRules('专利法实施细则第十二条怎么规定');
    expect(turn.outcome).toBe('answered');
    expect(turn.reply.citations[0]?.section).toBe('第12条');
  });

  it('is answered in part by its Chinese text where it is asked for in English', async () => {
    const turn = await askRules(
      'What does Article 12 of the Implementing Regulations of the Patent Law say?',
    );
    expect(turn.outcome).toBe('answered-partly');
    expect(turn.reply.lines).toContainEqual(expect.objectContaining({ quotedLanguage: 'zh-Hans' }));
  });

  it('is not answered by anything else where the article is not there', async () => {
    expect((await askRules('专利法实施细则第八十五条怎么规定')).outcome).toBe('handed-over');
  });

  it('gets the record of a change only when it asks for change', async () => {
    expect((await askRules('专利法实施细则关于缴费的规定是什么')).reply.card?.recordId).toBeUndefined();
    expect((await askRules('专利法实施细则什么时候修订的')).reply.card?.recordId).toBe('change-rules');
  });
});
