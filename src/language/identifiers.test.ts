import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findIdentifiers } from './identifiers.ts';
import { anyText } from './testing/texts.ts';

test.each([
  ['专利号ZL202010123456.7', '202010123456'],
  ['2020101234567', '202010123456'],
  ['申请号 202010123456.X 的费用', '202010123456'],
  ['ZL 98112345.6', '98112345'],
  ['PCT/CN2020/123456', 'pct/cn2020/123456'],
  ['CN112345678A', 'cn112345678a'],
  ['WO 2020/123456 A1', 'wo2020/123456a1'],
  ['根据财税〔2016〕78号', '财税〔2016〕78号'],
  ['財稅[2016]78號', '财税〔2016〕78号'],
  ['国知发服字〔2021〕39 号', '国知发服字〔2021〕39号'],
  ['国家知识产权局公告第594号', '公告第594号'],
  ['专利法第四十二条', '第42条'],
  ['第42條', '第42条'],
  ['第一百一十二条之一', '第112条之1'],
  ['Article 42 of the Patent Law', '第42条'],
  ['Art. 33', '第33条'],
  ['第三十五类商标', '第35类'],
  ['G06F 17/30', 'g06f17/30'],
  ['GB/T 29490-2013', 'gb/t29490-2013'],
])('%s holds %s', (text, token) => {
  expect(findIdentifiers(text).map((identifier) => identifier.token)).toEqual([token]);
});

test.each(['13812345678', '12345', '第一', '110105194912310021', '2027年1月1日', '条件', '900元'])(
  'finds no identifier in %s',
  (text) => {
    expect(findIdentifiers(text)).toEqual([]);
  },
);

test('reports places in the text, in order, none inside another', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const { start, end } of findIdentifiers(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
  );
});
