import { chineseNumberPattern, parseChineseNumber } from './numerals.ts';
import { foldInPlace } from './script.ts';

/** What a number or code names. */
export type IdentifierKind = 'application' | 'publication' | 'document' | 'article' | 'class' | 'code';

/** A number or code that must stay whole. */
export interface Identifier {
  readonly kind: IdentifierKind;
  /** The same for every way of writing it: 第42条, 财税〔2016〕78号, 202010123456. */
  readonly token: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

interface Form {
  readonly kind: IdentifierKind;
  readonly pattern: RegExp;
  readonly token: (match: RegExpExecArray) => string | undefined;
}

const number = `(\\d{1,4}|${chineseNumberPattern})`;
/** Words before a document number that are not the issuer's. */
const leadIn = /^.*(?:根据|依据|按照|依照|参见|以及|关于|文件|[和与及见的])(?=.{2})/u;
const compact = (text: string) => text.toLowerCase().replace(/\s+/g, '');

const forms: readonly Form[] = [
  {
    // Year, kind of patent, serial number, check digit; before October 2003 two digits of year and eight in all.
    kind: 'application',
    pattern: /(?<![\d.])(?:ZL|CN)?\s?((?:19[89]|20[0-6])\d[1-389]\d{7})(?:\.?[\dX])?(?![\d.]\d|\d)/gi,
    token: ([, serial]) => serial,
  },
  {
    kind: 'application',
    pattern: /\b(?:ZL|CN)\s?(\d{8})\.[\dX](?!\d)/gi,
    token: ([, serial]) => serial,
  },
  {
    kind: 'application',
    pattern: /\bPCT\/[A-Z]{2}\s?\d{2,4}\/\d{5,6}(?!\d)/gi,
    token: ([text]) => compact(text),
  },
  {
    kind: 'publication',
    pattern:
      /\b(?:CN|US|EP|JP|KR|DE|GB|FR|HK|TW)\s?\d{6,11}\s?[A-HSUY]\d?\b|\bWO\s?\d{2,4}\/\d{5,6}(?:\s?A\d)?\b/gi,
    token: ([text]) => compact(text),
  },
  {
    kind: 'document',
    pattern: /([\p{Script=Han}]{2,10})[〔[(【]\s?((?:19|20)\d{2})\s?[〕\])】]\s?(?:第\s?)?(\d{1,5})\s?号/gu,
    token: ([, issuer, year, serial]) =>
      `${(issuer ?? '').replace(leadIn, '')}〔${year ?? ''}〕${serial ?? ''}号`,
  },
  {
    kind: 'document',
    pattern: new RegExp(`(公告|令|决定|通告)\\s?\\(?第\\s?${number}\\s?号`, 'gu'),
    token: ([, kind, value]) => withNumber(value, (parsed) => `${kind ?? ''}第${parsed}号`),
  },
  {
    kind: 'article',
    pattern: new RegExp(`第\\s?${number}\\s?条(?![件款])(?:之\\s?([一二三四五六七八九十]{1,2}))?`, 'gu'),
    token: ([, value, extra]) => withNumber(value, (parsed) => `第${parsed}条${insertion(extra)}`),
  },
  {
    kind: 'article',
    pattern: /\b(?:articles?|arts?\.)\s?(\d{1,4})\b/gi,
    token: ([, value]) => `第${Number(value)}条`,
  },
  {
    kind: 'class',
    pattern: new RegExp(`第\\s?${number}\\s?类`, 'gu'),
    token: ([, value]) => withNumber(value, (parsed) => `第${parsed}类`),
  },
  {
    kind: 'class',
    pattern: /\b[A-H]\d{2}[A-Z]\s?\d{1,4}\/\d{2,6}\b/gi,
    token: ([text]) => compact(text),
  },
  {
    kind: 'code',
    pattern: /\b(?:GB|DB|ISO|IEC|YY|JB|T)(?:\/[A-Z]{1,4})?[\s-]?\d{3,6}(?:\.\d+)?(?:[-—:]\d{4})?\b/gi,
    token: ([text]) => compact(text).replace('—', '-'),
  },
];

/** Application, publication and document numbers, articles, classes and codes, in the order of the text. */
export function findIdentifiers(text: string): Identifier[] {
  if (!/[\d第]/.test(text)) return [];
  const folded = foldInPlace(text);
  const found: Identifier[] = [];
  for (const { kind, pattern, token } of forms) {
    for (const match of folded.matchAll(pattern)) {
      const name = token(match);
      if (name !== undefined)
        found.push({ kind, token: name, start: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end).filter(isOutermost);
}

function isOutermost(identifier: Identifier, index: number, all: readonly Identifier[]): boolean {
  const before = all[index - 1];
  return before === undefined || identifier.start >= before.end;
}

function withNumber(text: string | undefined, name: (value: number) => string): string | undefined {
  const value = parseChineseNumber(text ?? '');
  return value === undefined ? undefined : name(value);
}

function insertion(extra: string | undefined): string {
  const value = extra === undefined ? undefined : parseChineseNumber(extra);
  return value === undefined ? '' : `之${value}`;
}
