import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from './language.ts';
import { findQuantities, formatQuantity, sameQuantity } from './quantities.ts';
import { units, type Quantity, type Unit } from './quantity.ts';
import { anyText } from './testing/texts.ts';

/** Quantities as `value unit`. */
function quantitiesOf(text: string): string[] {
  return findQuantities(text).map(({ value, unit }) => `${value} ${unit}`);
}

describe('findQuantities in Chinese', () => {
  test.each<[string, string[]]>([
    ['发明专利权的期限为二十年', ['20 year']],
    ['外观设计15年', ['15 year']],
    ['１５年，９００元', ['15 year', '900 yuan']],
    ['10年期满', ['10 year']],
    ['满十八周岁', ['18 year']],
    ['十余年', ['10 year']],
    ['3 个月', ['3 month']],
    ['三個月內', ['3 month']],
    ['两个半月', ['2.5 month']],
    ['半年', ['6 month']],
    ['一年半', ['18 month']],
    ['半个月', ['0.5 month']],
    ['1/2年', ['6 month']],
    ['两个季度', ['6 month']],
    ['两周内', ['2 week']],
    ['3个星期', ['3 week']],
    ['十五日内', ['15 day']],
    ['60天', ['60 day']],
    ['三十個工作日', ['30 working-day']],
    ['5个工作日', ['5 working-day']],
    ['24小时', ['24 hour']],
    ['一个半小时', ['1.5 hour']],
    ['30分钟', ['30 minute']],
    ['1,000元', ['1000 yuan']],
    ['一千五百元', ['1500 yuan']],
    ['1万5千元', ['15000 yuan']],
    ['0元', ['0 yuan']],
    ['3.5万元', ['35000 yuan']],
    ['五百万元', ['5000000 yuan']],
    ['500万元', ['5000000 yuan']],
    ['1.2亿元', ['120000000 yuan']],
    ['人民币900元', ['900 yuan']],
    ['￥９００', ['900 yuan']],
    ['¥1.2万', ['12000 yuan']],
    ['百分之八十五', ['85 percent']],
    ['百分之0.5', ['0.5 percent']],
    ['减半收取案件受理费', ['50 percent']],
    ['红十字、红新月标志', []],
    ['千分之五', ['0.5 percent']],
    ['万分之五', ['0.05 percent']],
    ['85 %', ['85 percent']],
    ['８５％', ['85 percent']],
    ['提高5个百分点', ['5 percent']],
    ['一倍', ['1 times']],
    ['五倍以下', ['5 times']],
    ['1.5倍', ['1.5 times']],
    ['10项权利要求', ['10 count']],
    ['45类商品', ['45 count']],
    ['一式两份', ['2 count']],
    ['3面视图', ['3 count']],
  ])('%s', (text, expected) => {
    expect(quantitiesOf(text)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['三年以上七年以下', ['3 year', '7 year']],
    ['3至6个月', ['3 month', '6 month']],
    ['五百元至三千元', ['500 yuan', '3000 yuan']],
    ['3-5万元', ['30000 yuan', '50000 yuan']],
    ['百分之五十到百分之八十五', ['50 percent', '85 percent']],
    ['一倍以上五倍以下', ['1 times', '5 times']],
    ['2至3个季度', ['6 month', '9 month']],
    ['1-3年600元', ['1 year', '3 year', '600 yuan']],
  ])('both ends of %s', (text, expected) => {
    expect(quantitiesOf(text)).toEqual(expected);
  });

  test('三分之二 is a share', () => {
    expect(findQuantities('三分之二以上')[0]?.value).toBeCloseTo(66.667, 2);
  });
});

describe('findQuantities in English', () => {
  test.each<[string, string[]]>([
    ['fifteen years', ['15 year']],
    ['a fifteen-year term', ['15 year']],
    ['three-month', ['3 month']],
    ['a 10-year term', ['10 year']],
    ['half a year', ['6 month']],
    ['a year and a half', ['18 month']],
    ['one and a half years', ['18 month']],
    ['within a year', ['1 year']],
    ['30 working days', ['30 working-day']],
    ['within ten (10) business days', ['10 working-day']],
    ['two weeks', ['2 week']],
    ['24 hours', ['24 hour']],
    ['RMB 900', ['900 yuan']],
    ['RMB900', ['900 yuan']],
    ['CNY 5 million', ['5000000 yuan']],
    ['5 million yuan', ['5000000 yuan']],
    ['five million yuan', ['5000000 yuan']],
    ['¥900', ['900 yuan']],
    ['85 percent', ['85 percent']],
    ['85 per cent', ['85 percent']],
    ['fifty-five items', ['55 count']],
    ['10 additional claims', ['10 count']],
    ['6 Shanghai courts', ['6 count']],
    ['the 12 districts of the city', ['12 count']],
    ['5 times', ['5 times']],
    ['1–5 times', ['1 times', '5 times']],
    ['between 3 and 5 years', ['3 year', '5 year']],
    ['RMB 50,000 to 500,000', ['50000 yuan', '500000 yuan']],
    ['RMB 270 online and RMB 300 on paper', ['270 yuan', '300 yuan']],
  ])('%s', (text, expected) => {
    expect(quantitiesOf(text)).toEqual(expected);
  });
});

test.each([
  ...[
    '2027年1月1日',
    '2027-01-01',
    '二〇二六年三月',
    '6月',
    '每月15日前',
    '2024年度',
    '20世纪90年代',
    '民國104年2月11日',
  ],
  ...['January 1, 2027', '23 November 2026', 'in 2025', '18:30'],
  ...[
    '第一',
    '第一百一十二条',
    '第10年起',
    '第三十五类',
    '专利法第四十二条',
    'Article 42',
    'Rule 53',
    'Step 3',
    'the 3rd year',
  ],
  ...[
    '《三年行动计划》',
    '《专利法（2020年修正）》',
    '财税〔2016〕78号',
    'GB/T 29490-2013',
    '202010123456.7',
  ],
  ...['021-12345678', '13812345678', '拨打12345', 'a1年', '1.2.3 年', 'https://example.com/3年'.slice(0, 21)],
  ...[
    '统一年费',
    '一次性缴纳',
    '一个',
    '一种',
    '三四年',
    '数十年',
    '几百元',
    '万一',
    '千万不要',
    '星期三',
    '每週六日',
    '下一个月',
  ],
  ...['12345 handles complaints', 'Rule 53 applies', '3 of the months', '10 is enough'],
  ...['500美元', 'USD 500', '$5 million', '十四五', '一带一路', 'one of them', '百年老店'],
])('%s holds no quantity', (text) => {
  expect(quantitiesOf(text)).toEqual([]);
});

describe('a found quantity', () => {
  test('says where it stands, what it is about and which way it bounds', () => {
    expect(findQuantities('外观设计专利权的期限为十五年，罚款五万元以下。')).toEqual([
      { value: 15, unit: 'year', start: 11, end: 14, text: '十五年', subject: '外观设计专利权的期限' },
      { value: 50_000, unit: 'yuan', start: 17, end: 20, text: '五万元', subject: '罚款', bound: 'most' },
    ]);
  });

  test.each([
    ['至少三个月', 'least'],
    ['三年以上', 'least'],
    ['不超过六个月', 'most'],
    ['十五日内', 'most'],
    ['within 3 months', 'most'],
    ['at least two years', 'least'],
    ['2 or more applicants', 'least'],
    ['no later than 30 days', 'most'],
  ])('%s is a bound: %s', (text, bound) => {
    expect(findQuantities(text)[0]?.bound).toBe(bound);
  });

  test('lies in the text as told, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end, text: part, value } of findQuantities(text)) {
          expect(text.slice(start, end)).toBe(part);
          expect(Number.isNaN(value)).toBe(false);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('formatQuantity', () => {
  test.each<[Quantity, string, string, string]>([
    [{ value: 15, unit: 'year' }, '15年', '15年', '15 years'],
    [{ value: 1, unit: 'month' }, '1个月', '1個月', '1 month'],
    [{ value: 30, unit: 'working-day' }, '30个工作日', '30個工作日', '30 working days'],
    [{ value: 900, unit: 'yuan' }, '900元', '900元', 'RMB 900'],
    [{ value: 50_000, unit: 'yuan' }, '5万元', '5萬元', 'RMB 50,000'],
    [{ value: 5_000_000, unit: 'yuan' }, '500万元', '500萬元', 'RMB 5 million'],
    [{ value: 12_345, unit: 'yuan' }, '12345元', '12345元', 'RMB 12,345'],
    [{ value: 85, unit: 'percent' }, '85%', '85%', '85%'],
    [{ value: 5, unit: 'times' }, '5倍', '5倍', '5 times'],
    [{ value: 45, unit: 'count' }, '45', '45', '45'],
  ])('%j', (quantity, ...formatted) => {
    expect(languages.map((language) => formatQuantity(quantity, language))).toEqual(formatted);
  });

  test('is found again as the same quantity, in every unit and language', () => {
    const amount = fc.oneof(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100),
    );
    const unit = fc.constantFrom<Unit>(...units.filter((name) => name !== 'count'));
    fc.assert(
      fc.property(amount, unit, fc.constantFrom(...languages), (value, name, language) => {
        const found = findQuantities(`：${formatQuantity({ value, unit: name }, language)}。`);
        expect(found).toHaveLength(1);
        expect(sameQuantity(found[0]!, { value, unit: name })).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a count is found again with its classifier or noun', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (value) => {
        const count: Quantity = { value, unit: 'count' };
        expect(findQuantities(`${formatQuantity(count, 'zh-Hans')}类`)[0]).toMatchObject(count);
        expect(findQuantities(`${formatQuantity(count, 'en')} items`)[0]).toMatchObject(count);
      }),
    );
  });
});

describe('sameQuantity', () => {
  test.each<[Quantity, Quantity, boolean]>([
    [{ value: 1, unit: 'year' }, { value: 12, unit: 'month' }, true],
    [{ value: 0.5, unit: 'year' }, { value: 6, unit: 'month' }, true],
    [{ value: 2, unit: 'week' }, { value: 14, unit: 'day' }, true],
    [{ value: 1, unit: 'hour' }, { value: 60, unit: 'minute' }, true],
    [{ value: 66.67, unit: 'percent' }, { value: 200 / 3, unit: 'percent' }, false],
    [{ value: 1, unit: 'month' }, { value: 30, unit: 'day' }, false],
    [{ value: 30, unit: 'working-day' }, { value: 30, unit: 'day' }, false],
    [{ value: 5, unit: 'times' }, { value: 5, unit: 'count' }, false],
  ])('%j and %j: %s', (one, other, same) => {
    expect(sameQuantity(one, other)).toBe(same);
  });
});
