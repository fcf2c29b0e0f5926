import { findDates } from './dates.ts';
import { findIdentifiers } from './identifiers.ts';
import { TakenPlaces } from './taken-places.ts';

const patterns: readonly RegExp[] = [
  // Titles: 《三年行动计划》.
  /《[^《》]{1,80}》/gu,
  // Ordinals and numbered things.
  /第 ?[\d零〇一二两三四五六七八九十百千]+/gu,
  /\b(?:article|art\.|rule|section|step|class|chapter|no\.|nos\.|paragraph|item|table|form|annex|version|part|page|question)s? ?\d+(?:\.\d+)*/giu,
  /(?<!\d)\d+(?:st|nd|rd|th)\b/giu,
  // Emblems that hold a numeral.
  /红十字/gu,
  // Phone numbers, addresses of sites and mailboxes.
  /(?<!\d)(?:\(?0\d{1,3}\)?[- ]?\d{3,4}[- ]?\d{4}|1[3-9]\d{9}|400[- ]?\d{3}[- ]?\d{4})(?!\d)/gu,
  /\b(?:https?:\/\/|www\.)[^\s\p{Script=Han}]+/giu,
  /\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gu,
  // Outline numbers (1.2.3) and times of day.
  /(?<![\d.])\d+(?:\.\d+){2,}/gu,
  /\d{1,2}:\d{2}(?::\d{2})?/gu,
  // Money of other countries.
  /(?:US\$|HK\$|[$€£]|\b(?:USD|EUR|GBP|CHF|JPY|HKD|SFr)) ?[\d,.]+(?: ?(?:million|thousand|billion|万|亿))?/giu,
];

/** Places of a folded text whose numbers measure nothing: dates, articles, ordinals, codes, phone numbers, titles. */
export function notQuantities(folded: string): TakenPlaces {
  const places = new TakenPlaces(folded.length);
  for (const pattern of patterns) {
    for (const match of folded.matchAll(pattern)) places.take(match.index, match.index + match[0].length);
  }
  for (const { start, end } of [...findDates(folded), ...findIdentifiers(folded)]) places.take(start, end);
  return places;
}
