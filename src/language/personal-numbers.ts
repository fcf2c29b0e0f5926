import { isBankCard, isIdentityCard } from './check-digits.ts';
import type { PersonalDataForm } from './personal-data-kinds.ts';

/** Between a label and its value: 是, 为, is, a colon, spaces. */
const is = '\\s{0,3}(?:是|为|為|is\\b)?\\s{0,3}:?\\s{0,3}';
const numberWord = '(?:号码|號碼|号|號|\\s{0,3}(?:no\\.?|number)(?![a-z]))?';

function labelled(label: string, data: string, flags = 'dgiu'): RegExp {
  return new RegExp(`(?:${label})${numberWord}${is}(?<data>${data})`, flags);
}

/** Numbers and accounts of persons. Tried in this order; a later kind never takes what an earlier one has. */
export const personalNumbers: readonly PersonalDataForm[] = [
  {
    kind: 'e-mail',
    pattern: /(?<data>[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)/dgu,
    accepts: (data) => !/\.gov(?:\.[a-z]{2})?$/i.test(data),
  },
  {
    kind: 'identity-card',
    pattern: /(?<![0-9A-Za-z])(?<data>\d{6}[\s-]?\d{8}[\s-]?\d{3}[\dXx])(?![0-9A-Za-z])/dgu,
    accepts: isIdentityCard,
  },
  {
    // Fifteen digits of the first generation: region, birthday with two digits of the year, serial number.
    kind: 'identity-card',
    pattern:
      /(?<![0-9A-Za-z])(?<data>[1-8]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?![0-9A-Za-z.])/dgu,
  },
  {
    kind: 'identity-card',
    pattern: labelled(
      '身份证|身份證|身分證|证件|identity card|id card|ID',
      '\\d{6,17}[\\dX](?!\\d)|[A-Z][12]\\d{8}(?!\\d)|[A-Z]{1,2}\\d{6}\\s?\\([\\dA]\\)',
    ),
  },
  {
    kind: 'travel-permit',
    pattern: labelled(
      '通行证|通行證|回乡证|回鄉證|台胞证|台胞證|居住证|居住證|travel permit',
      '[HMCWT]?\\d{8,11}(?!\\d)|8\\d{17}(?!\\d)',
    ),
  },
  { kind: 'travel-permit', pattern: /(?<![0-9A-Za-z])(?<data>[HM](?:\d{8}|\d{10}))(?![0-9A-Za-z.])/dgu },
  { kind: 'passport', pattern: labelled('护照|護照|passport', '(?=[A-Z]*\\d{5})[A-Z0-9]{6,10}(?![A-Z0-9])') },
  {
    kind: 'mobile-phone',
    pattern: /(?<![\dA-Za-z.])(?<data>(?:(?:\+|00)?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})(?!\d|\.\d)/dgu,
  },
  {
    kind: 'landline-phone',
    pattern:
      /(?<![\dA-Za-z.])(?<data>(?:(?:\+|00)86[\s-]?\d{2,3}|\(?0(?:10|2\d|[3-9]\d{2})\)?)[\s-]?[2-9]\d{2,3}[\s-]?\d{4}(?:\s?(?:转|轉|-|ext\.?)\s?\d{1,5})?)(?!\d)/dgiu,
  },
  {
    // Hong Kong, Macao, Taiwan and foreign numbers with their country code.
    kind: 'landline-phone',
    pattern:
      /(?<![\dA-Za-z.])(?<data>\+(?!86)[1-9]\d{0,2}[\s-]?(?:\(\d{1,4}\)[\s-]?)?\d(?:[\s-]?\d){5,11})(?!\d)/dgu,
  },
  {
    kind: 'landline-phone',
    pattern: labelled(
      '电话|電話|手机|手機|座机|座機|联系方式|聯繫方式|\\bphone|\\bmobile|\\btel\\.?|call me (?:at|on)',
      '\\+?\\d[\\d\\s-]{5,16}\\d(?!\\d)',
    ),
    accepts: (data) => data.replace(/\D/g, '').length >= 7,
  },
  {
    kind: 'bank-card',
    pattern:
      /(?<![\dA-Za-z.])(?<data>[3-9]\d{3}(?:[\s-]?\d{4}){2}[\s-]?\d{3,4}(?:[\s-]?\d{1,3})?)(?![\dA-Za-z])/dgu,
    accepts: isBankCard,
  },
  {
    kind: 'bank-card',
    pattern: labelled(
      '银行卡|銀行卡|卡号|卡號|银行账号|银行帐号|銀行賬號|bank (?:card|account)',
      '\\d[\\d\\s-]{10,24}\\d(?!\\d)',
    ),
  },
  {
    kind: 'account',
    pattern: labelled(
      '微信|wechat(?: id)?|weixin|QQ',
      '[A-Za-z][A-Za-z0-9_-]{5,19}(?![A-Za-z0-9_-])|[1-9]\\d{4,11}(?!\\d)',
    ),
    accepts: (data, before) => /[\d_-]/.test(data) || /[号號:]\s{0,3}$/u.test(before),
  },
];
