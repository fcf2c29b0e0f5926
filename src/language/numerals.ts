const digits: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from('零一二三四五六七八九').map((digit, value) => [digit, value]),
);
const alternatives: Readonly<Record<string, number>> = {
  〇: 0,
  ...{ 两: 2, 兩: 2, 壹: 1, 贰: 2, 貳: 2, 叁: 3, 參: 3, 肆: 4, 伍: 5, 陆: 6, 陸: 6, 柒: 7, 捌: 8, 玖: 9 },
};
const multipliers: Readonly<Record<string, number>> = {
  ...{ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000 },
};
const myriads: Readonly<Record<string, number>> = { 万: 10_000, 萬: 10_000, 亿: 1e8, 億: 1e8 };

/** Matches a whole number in Chinese numerals, ordinary or formal; pass it through `parseChineseNumber`. */
export const chineseNumberPattern = '[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]{1,24}';

/**
 * The value of a Chinese numeral: 十五, 一百一十二, 二〇二七, 一千五 (= 1500), 三点五, 3万5千. Simplified or
 * Traditional, with Arabic digits where people mix them. Undefined when it is no number (万一, 十百).
 */
export function parseChineseNumber(text: string): number | undefined {
  const [whole = '', fraction] = text.split('点');
  const value = parseWhole(whole);
  if (value === undefined || fraction === undefined) return value;
  const places = Array.from(fraction).map((digit) => digitOf(digit));
  if (places.length === 0 || places.some((digit) => digit === undefined)) return undefined;
  return Number(`${value}.${places.join('')}`);
}

function digitOf(character: string): number | undefined {
  return (
    digits[character] ?? alternatives[character] ?? (/^\d$/.test(character) ? Number(character) : undefined)
  );
}

function parseWhole(text: string): number | undefined {
  const characters = Array.from(text);
  if (characters.length === 0) return undefined;
  const plain = characters.map(digitOf);
  if (plain.every((digit) => digit !== undefined)) return Number(plain.join(''));
  return parsePlaces(characters);
}

/** Reads 三百万零五十: digits and 十百千 add up to a section, 万 and 亿 multiply what came before. */
function parsePlaces(characters: readonly string[]): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let place = Infinity;
  let afterZero = false;
  for (const [index, character] of characters.entries()) {
    const value = digitOf(character);
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = value;
      afterZero = value === 0;
      continue;
    }
    const multiplier = multipliers[character];
    if (multiplier !== undefined) {
      if (multiplier >= place) return undefined;
      if (digit === undefined || digit === 0) {
        if (multiplier !== 10) return undefined;
        digit = 1;
      }
      section += digit * multiplier;
      place = multiplier;
      digit = undefined;
      continue;
    }
    const myriad = myriads[character];
    if (myriad === undefined || index === 0) return undefined;
    section += digit ?? 0;
    if (section === 0 && total === 0) return undefined;
    total =
      section === 0 ? total * myriad : myriad >= 1e8 ? (total + section) * myriad : total + section * myriad;
    section = 0;
    digit = undefined;
    place = Infinity;
    afterZero = false;
  }
  return total + section + lastDigit(characters, digit, afterZero);
}

/** 一千五 is 1500, but 一千零五 is 1005 and 十五 is 15. */
function lastDigit(characters: readonly string[], digit: number | undefined, afterZero: boolean): number {
  if (digit === undefined) return 0;
  const before = characters.at(-2) ?? '';
  const scale = multipliers[before] ?? myriads[before];
  return afterZero || scale === undefined ? digit : (digit * scale) / 10;
}

const smallWords = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const tensWords = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const scaleWords: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1e6],
  ['billion', 1e9],
]);
const englishWords: ReadonlyMap<string, number> = new Map([
  ...smallWords.map((word, value) => [word, value] as const),
  ...tensWords.map((word, index) => [word, (index + 2) * 10] as const),
]);

const oneWord = `(?:${[...englishWords.keys()].sort((a, b) => b.length - a.length).join('|')})`;
const scale = '(?:hundred|thousand|million|billion)';
/** Matches an English number in words, lower case: "fifty-five", "one hundred and twelve", "two million". */
export const englishNumberPattern = `\\b${oneWord}(?:[\\s-]+(?:and[\\s-]+)?(?:${oneWord}|${scale})){0,12}\\b`;

/** The value of an English number in words, undefined when the words do not add up to one. */
export function parseEnglishNumber(text: string): number | undefined {
  let total = 0;
  let section = 0;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    if (word === 'and') continue;
    const scale = scaleWords.get(word);
    const value = englishWords.get(word);
    if (scale === 100) section *= 100;
    else if (scale !== undefined) {
      total += section * scale;
      section = 0;
    } else if (value === undefined) return undefined;
    else section += value;
  }
  return total + section;
}
