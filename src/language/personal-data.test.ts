import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData, maskPersonalData } from './personal-data.ts';
import { anyText } from './testing/texts.ts';

describe('maskPersonalData masks', () => {
  test.each([
    ['我叫张伟，手机13812345678', '我叫〔姓名〕，手机〔手机号〕'],
    ['身份证11010519491231002X', '身份证〔身份证号〕'],
    ['号码 110105 19491231 002X 是我的', '号码 〔身份证号〕 是我的'],
    ['身份證號碼：110105491231002', '身份證號碼：〔身份证号〕'],
    ['香港身份证 A123456(3)', '香港身份证 〔身份证号〕'],
    ['我的身份证是110105194912310021吗', '我的身份证是〔身份证号〕吗'],
    ['手机号１３８１２３４５６７８', '手机号〔手机号〕'],
    ['打+86 138-1234-5678', '打〔手机号〕'],
    ['座机021-65432100转8', '座机〔电话号码〕'],
    ['请打 010 6208 3114', '请打 〔电话号码〕'],
    ['电话：65432100', '电话：〔电话号码〕'],
    ['港澳通行证C12345678', '港澳通行证〔通行证号〕'],
    ['回乡证H12345678', '回乡证〔通行证号〕'],
    ['台胞证号是12345678', '台胞证号是〔通行证号〕'],
    ['护照号E12345678', '护照号〔护照号〕'],
    ['卡号6222021234567890123', '卡号〔银行卡号〕'],
    ['我的卡 6222 0212 3456 7890 128', '我的卡 〔银行卡号〕'],
    ['邮箱 zhang.san@example.com。', '邮箱 〔邮箱〕。'],
    ['12345678@qq.com', '[e-mail]'],
    ['微信号：zhangsan', '微信号：〔账号〕'],
    ['加微信zhang_san88', '加微信〔账号〕'],
    ['QQ 12345678', 'QQ [account]'],
    ['我住在上海市浦东新区世纪大道100号20室', '我住在〔地址〕'],
    ['麻烦寄送上海市徐汇区漕溪北路18号', '麻烦寄送〔地址〕'],
    ['我的地址是杭州市西湖区文一路12号3幢401室', '我的地址是〔地址〕'],
    ['地址：江苏省昆山市周庄镇东浜村3组12号', '地址：〔地址〕'],
    ['联系人：李四', '联系人：〔姓名〕'],
    ['发明人：王小二、李三和赵四。', '发明人：〔姓名〕、〔姓名〕和〔姓名〕。'],
    ['姓名：阿卜杜拉·买买提', '姓名：〔姓名〕'],
    ['我是李明，想问专利', '我是〔姓名〕，想问专利'],
    ['請聯繫歐陽娜娜女士，姓名：歐陽娜娜', '請聯繫歐陽娜娜女士，姓名：〔姓名〕'],
    ['My name is John Smith, call me at +1 415 555 0100.', 'My name is [name], call me at [phone].'],
    ['Ask Mr. Brown. He knows.', 'Ask Mr. [name]. He knows.'],
    ['Contact: Jane Doe', 'Contact: [name]'],
    ['Room 501, 100 Century Avenue, Shanghai', '[address], Shanghai'],
    ['passport no. G12345678', 'passport no. [passport]'],
  ])('%s', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });
});

test.each([
  ...['申请号202010123456.7', 'ZL202010123456.7', '2020101234567', 'PCT/CN2020/123456', 'CN112345678A'],
  ...[
    '注册号12345678',
    '第13812345678号商标',
    '国际注册号1234567',
    '编号13812345678',
    '财税〔2016〕78号',
    '(2023)沪73民初123号',
  ],
  ...['拨打12345或12315、12330', '电话12345', '400-820-8820', '电话 96315'],
  ...['统一社会信用代码91310000MA1FL4CX1A', '信用代码123456789012345678'],
  ...['service@cnipa.gov.cn', '微信公众号：tongda123', '110105194912310021'],
  ...['国家知识产权局地址在北京市海淀区蓟门桥西土城路6号', '浦东新区的企业', '在南京西路的商店'],
  ...[
    '我是申请人',
    '我是金山区的企业',
    '我是高兴的',
    '本人不服决定',
    '我叫什么',
    '申请人：华为技术有限公司',
    '陈女士您好',
  ],
  ...[
    '费用900元，期限15年，2027年1月1日',
    'This is CNIPA',
    'I am Chinese',
    'My name is not on the certificate',
    '20 claims',
  ],
])('%s holds no personal data', (text) => {
  expect(maskPersonalData(text)).toBe(text);
});

test('masking twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = maskPersonalData(text);
      expect(maskPersonalData(once)).toBe(once);
    }),
    { numRuns: 2_000 },
  );
});

test('nothing but the data changes', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const { start, end } of findPersonalData(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('any identity card number with a right check digit is masked', () => {
  const birthday = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 110_000, max: 659_999 }),
      birthday,
      fc.integer({ min: 0, max: 999 }),
      (region, date, serial) => {
        const digits = `${region}${date.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
        const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        const check = '10X98765432'[
          weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11
        ];
        expect(maskPersonalData(`证 ${digits}${check ?? ''}。`)).toBe('证 〔身份证号〕。');
      },
    ),
  );
});
