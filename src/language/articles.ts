import { chineseNumberPattern, parseChineseNumber } from './numerals.ts';
import { foldInPlace } from './script.ts';

/** A reference to an article of a law. */
export interface FoundArticle {
  readonly article: number;
  /** 第四十二条之一: the article inserted after 42. */
  readonly inserted?: number;
  /** 款 or paragraph. */
  readonly paragraph?: number;
  /** 项 or item. */
  readonly item?: number;
  /** The law as the text names it beside the article: 专利法, Patent Law. */
  readonly law?: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly text: string;
}

const number = `(?:\\d{1,4}|${chineseNumberPattern})`;
const zhLaw =
  '(?:《(?<title>[^《》]{2,60})》(?:\\([^()]{1,30}\\))?的?|(?<name>\\p{Script=Han}{0,18}(?:法|法典|条例|细则|规定|办法|解释|指南|规则|协定|公约|条约))(?:的)?)?';
const zhArticle = new RegExp(
  `${zhLaw}第\\s?(?<article>${number})(?<more>(?:(?:[、至到和,-]|以及)第?${number}){0,20})\\s?条(?![件款])(?:之(?<inserted>[一二三四五六七八九十]{1,2}))?` +
    `(?:\\s?第\\s?(?<paragraph>${number})\\s?款)?(?:\\s?第?\\s?[（(]?(?<item>${number})[)）]?\\s?项)?`,
  'gu',
);
const enLawWords =
  '(?:Law|Regulations?|Rules?|Measures|Provisions|Code|Act|Treaty|Convention|Agreement|Protocol|Guidelines|Interpretation)';
const enLaw = `(?<name>(?:[A-Z][\\w’'-]*\\s+(?:of\\s+|on\\s+|for\\s+|and\\s+|the\\s+)*){0,6}${enLawWords})`;
const enArticle = new RegExp(
  `\\b(?:[Aa]rticles?|[Aa]rts?\\.|ARTICLE)\\s?(?<article>\\d{1,4})(?:\\.(?<inserted>\\d{1,2})(?!\\d))?(?<more>(?:\\s?(?:,|and|or|to|–|-)\\s?\\d{1,4}(?![\\d.,]*\\s(?:years?|months?|days?))){0,20})` +
    `(?:\\s?\\((?<paragraph>\\d{1,2})\\))?(?:\\s?\\((?<item>\\d{1,2})\\))?` +
    `(?:,?\\s+(?:of|in)\\s+(?:the\\s+)?(?:[Cc]hinese\\s+|PRC\\s+)?${enLaw})?`,
  'gu',
);

/** References to articles in Chinese and English, in the order of the text; a list gives one for each article. */
export function findArticles(text: string): FoundArticle[] {
  const folded = foldInPlace(text);
  const found = [...folded.matchAll(zhArticle), ...folded.matchAll(enArticle)]
    .sort((a, b) => a.index - b.index)
    .flatMap((match) => toArticles(match, text));
  return found.map((article, index) => withLaw(article, found[index - 1], folded));
}

function toArticles(match: RegExpExecArray, text: string): FoundArticle[] {
  const groups = match.groups ?? {};
  const numbers = [groups.article ?? '', ...(groups.more?.match(new RegExp(number, 'gu')) ?? [])];
  const law = groups.title ?? lawName(groups.name);
  const skipped =
    groups.title === undefined && /^\p{Script=Han}/u.test(match[0]) ? skippedWords(groups.name ?? '') : 0;
  const start = match.index + skipped;
  const end = match.index + match[0].length;
  return numbers.flatMap((written) => {
    const article = parseChineseNumber(written);
    if (article === undefined) return [];
    const parts = {
      ...part('inserted', groups.inserted),
      ...part('paragraph', groups.paragraph),
      ...part('item', groups.item),
      ...(law === undefined ? {} : { law }),
    };
    return [{ article, ...parts, start, end, text: text.slice(start, end) }];
  });
}

/** In 专利法第四十二条、第四十三条 the law holds for both. */
function withLaw(article: FoundArticle, before: FoundArticle | undefined, folded: string): FoundArticle {
  if (article.law !== undefined || before?.law === undefined || before.end > article.start) return article;
  const between = folded.slice(before.end, article.start);
  return /^(?:[、,和及与至或]|以及|或者)+$/u.test(between) ? { ...article, law: before.law } : article;
}

function part<Name extends string>(name: Name, text: string | undefined): Partial<Record<Name, number>> {
  const value = text === undefined ? undefined : parseChineseNumber(text);
  return value === undefined ? {} : ({ [name]: value } as Record<Name, number>);
}

/** Words that lead to a law's name and are not part of it. */
const leadIn =
  /^.*(?:根据|依据|按照|依照|违反|适用|符合|参照|依|按|属于|以及|或者|或|我国|国家|本市|新的?|现行|和|与|及|在|了|的|由|见|看|是)(?=\p{Script=Han}{2})/u;

function skippedWords(name: string): number {
  return /^[A-Z]/.test(name) ? 0 : (leadIn.exec(name)?.[0].length ?? 0);
}

function lawName(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const kept = name.slice(skippedWords(name));
  return kept.length < 2 || /^[本该此]/u.test(kept) ? undefined : kept;
}
