import { numeralValue } from '../text.ts';

const numeral = '[零〇一二三四五六七八九十百千两]+|[0-9０-９]{1,4}';

/** 第四十二条, 第一百一十二条之一, Article 42 at the start of a line. */
export interface ArticleLabel {
  /** As written: 第一百一十二条之一. */
  readonly label: string;
  readonly number: number;
  /** 1 for 之一; undefined for an article without one. */
  readonly branch: number | undefined;
  /** The line after the label. */
  readonly rest: string;
  /** True when white space or a colon separates the label from the rest, so that it cannot be a reference in a sentence. */
  readonly separated: boolean;
}

const articlePatterns = [
  new RegExp(`^(第(${numeral})条(?:之(${numeral}))?)([\\s\\u3000：:]+|(?=[【〔［\\[])|$)?(.*)$`, 'su'),
  /^(Article (\d{1,4})(?:[-.](\d{1,2}))?)((?:[.:]|(?=\s|$))\s*)(.*)$/s,
];

export function articleLabel(line: string): ArticleLabel | undefined {
  const match = articlePatterns.map((pattern) => pattern.exec(line)).find((found) => found !== null);
  const [, label, number, branch, separator, rest] = match ?? [];
  const value = number === undefined ? undefined : numeralValue(number);
  if (label === undefined || value === undefined || value < 1) return undefined;
  return {
    label,
    number: value,
    branch: branch === undefined ? undefined : numeralValue(branch),
    rest: rest ?? '',
    separated: separator !== undefined,
  };
}

/** Divisions of a law above its articles, outermost first. */
const divisions = ['编', '分编', '章', '节', '目'] as const;
const englishDivisions: Readonly<Partial<Record<string, number>>> = {
  Part: 0,
  Book: 0,
  Chapter: 2,
  Section: 3,
};
const division = new RegExp(`^第(?:${numeral})(编|分编|章|节|目)(?=[\\s\\u3000：:]|[^的款项条规]|$)`, 'u');

/** The rank of a law's division heading, 0 = 编; undefined when the line is none. Lines with punctuation are sentences. */
export function divisionRank(line: string): number | undefined {
  const english = /^(Part|Book|Chapter|Section) (?:[IVXLC]+|\d{1,3})(?=[\s.:]|$)/.exec(line)?.[1];
  if (english !== undefined && line.length <= 100 && !/[.;]$/.test(line)) return englishDivisions[english];
  const name = division.exec(line)?.[1];
  if (name === undefined || line.length > 45 || /[。；，！？：:;]./u.test(line)) return undefined;
  return divisions.indexOf(name as (typeof divisions)[number]);
}

/** Levels of an outline: 一、 → （一） → 1. → （1）. */
export type OutlineLevel = 1 | 2 | 3 | 4;

export interface OutlineLabel {
  readonly level: OutlineLevel;
  readonly number: number;
  /** In the form citations use: 二、 （一） 2 （1）. */
  readonly label: string;
  /** The line after the label. */
  readonly rest: string;
}

const outlinePatterns: readonly (readonly [OutlineLevel, RegExp, (number: string) => string])[] = [
  [1, /^([零〇一二三四五六七八九十百]+)\s*[、.．]\s*(.*)$/su, (number) => `${number}、`],
  [2, /^[（(]\s*([零〇一二三四五六七八九十百]+)\s*[)）]\s*[、.．]?\s*(.*)$/su, (number) => `（${number}）`],
  [3, /^(\d{1,3})\s*(?:[.．](?!\d)|、)\s*(.*)$/su, (number) => number],
  [4, /^[（(]\s*(\d{1,3})\s*[)）]\s*(.*)$/su, (number) => `（${number}）`],
];

export function outlineLabel(line: string): OutlineLabel | undefined {
  for (const [level, pattern, label] of outlinePatterns) {
    const [, number, rest] = pattern.exec(line) ?? [];
    const value = number === undefined ? undefined : numeralValue(number);
    if (number !== undefined && value !== undefined)
      return { level, number: value, label: label(number), rest: rest ?? '' };
  }
  return undefined;
}

/** 附件1：…, 附录, 附表二 as a heading of its own. */
export function isAnnexHeading(line: string): boolean {
  return (
    /^附\s*(?:件|录|表|則|则|錄)\s*[一二三四五六七八九十\d]*(?:[\s\u3000：:].{0,40})?$/u.test(line) &&
    !/[。；]$/u.test(line)
  );
}

const questionMark =
  /^(?:[【[]?\s*(?:问|問|Q|Question)\s*(?:题|題)?\s*[一二三四五六七八九十\d]*\s*[】\]]?\s*[：:.．、]|[【[](?:问|問)[】\]])\s*(.+)$/isu;
const answerMark =
  /^(?:[【[]?\s*(?:答复|答覆|回答|答|A|Answer)\s*[一二三四五六七八九十\d]*\s*[】\]]?\s*[：:.．]|[【[]答[】\]])\s*(.*)$/isu;

/** The question of a line that begins with 问： or Q:, its number taken off. */
export function questionOf(line: string): string | undefined {
  return questionMark.exec(outlineLabel(line)?.rest ?? line)?.[1]?.trim();
}

/** The answer's first words of a line that begins with 答： or A:; may be empty. */
export function answerOf(line: string): string | undefined {
  return answerMark.exec(line)?.[1]?.trim();
}

/** True for a line that begins something new, whatever stood before it. */
export function startsBlock(line: string): boolean {
  const text = line.trim();
  return (
    articleLabel(text)?.separated === true ||
    divisionRank(text) !== undefined ||
    outlineLabel(text) !== undefined ||
    isAnnexHeading(text) ||
    questionOf(text) !== undefined ||
    answerOf(text) !== undefined ||
    /^[-*•·●○]\s|^\|/u.test(text)
  );
}
