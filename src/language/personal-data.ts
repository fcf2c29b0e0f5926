import { findIdentifiers } from './identifiers.ts';
import { foldWidth } from './script.ts';
import { TakenPlaces } from './taken-places.ts';
import { personalAddresses } from './personal-addresses.ts';
import { personalDataKinds, type PersonalDataForm, type PersonalDataKind } from './personal-data-kinds.ts';
import { personalNames } from './personal-names.ts';
import { personalNumbers } from './personal-numbers.ts';

/** A person's data in a text. */
export interface FoundPersonalData {
  readonly kind: PersonalDataKind;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

const forms: readonly PersonalDataForm[] = [...personalNumbers, ...personalAddresses, ...personalNames];

/**
 * Personal data in a text, in its order, none inside another. Application, registration and document numbers,
 * hotlines and unified credit codes are none.
 */
export function findPersonalData(text: string): FoundPersonalData[] {
  // Places must hold, so only what keeps the length is folded.
  const folded = foldWidth(text);
  const taken = new TakenPlaces(text.length);
  const kept = keptPlaces(folded);
  const found: FoundPersonalData[] = [];
  for (const form of forms) {
    for (const { start, end } of matchesOf(form, folded)) {
      // An e-mail address may hold what else would stay, 12345@example.com.
      if (!taken.isFree(start, end) || (form.kind !== 'e-mail' && !kept.isFree(start, end))) continue;
      taken.take(start, end);
      found.push({ kind: form.kind, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with personal data replaced by typed placeholders and nothing else changed. Masking twice changes nothing. */
export function maskPersonalData(text: string): string {
  const language = /\p{Script=Han}/u.test(text) ? 0 : 1;
  let current = text;
  // Once masked, what stood beside the data may come to light as data itself.
  for (let turn = 0; turn < mostTurns; turn++) {
    const next = maskOnce(current, language);
    if (next === current) break;
    current = next;
  }
  return current;
}

const mostTurns = 20;

function maskOnce(text: string, language: 0 | 1): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of findPersonalData(text)) {
    masked += text.slice(from, start) + personalDataKinds[kind][language];
    from = end;
  }
  return masked + text.slice(from);
}

function matchesOf({ pattern, accepts, skips }: PersonalDataForm, folded: string): Span[] {
  const spans: Span[] = [];
  for (const match of folded.matchAll(pattern)) {
    const [from, end] = match.indices?.groups?.data ?? [0, 0];
    const start = from + (skips?.(folded.slice(from, end)) ?? 0);
    const before = folded.slice(Math.max(0, start - 20), start);
    if (end > start && (accepts?.(folded.slice(start, end), before) ?? true)) spans.push({ start, end });
  }
  return spans;
}

/** Numbers that look personal and are not: they stay readable. */
const officialNumbers: readonly RegExp[] = [
  /(?<!\d)(?:12345|12315|12330|12318|12388|110|119|120|122|96\d{3,4}|[48]00[-\s]?\d{3,4}[-\s]?\d{3,4})(?!\d)/g,
  /(?:注册号|註冊號|申请号|申請號|专利号|專利號|登记号|登記號|公开号|公告号|商标号|商標號|案号|案號|工单号|编号|編號|受理号|流水号|发文序号|信用代码|信用代碼)\s{0,3}(?:是|为|為|:)?\s{0,3}(?:第\s{0,3})?[A-Z]{0,3}\d[\dA-Z.-]{4,20}/giu,
  /\b(?:application|registration|patent|publication|trademark|case|ticket)\s+(?:no\.?|number|num)\s{0,3}:?\s{0,3}[A-Z]{0,3}\d[\dA-Z.-]{4,20}/giu,
  /\b(?:credit code|USCC)\s{0,3}:?\s{0,3}[\dA-Z]{18}\b/gi,
  /第\s?\d{5,12}\s?[号號]/g,
  /〔[^〔〕]{1,20}〕|\[(?:identity card|travel permit|passport|phone|bank card|e-mail|account|address|name)\]/g,
];

function keptPlaces(folded: string): TakenPlaces {
  const places = new TakenPlaces(folded.length);
  for (const pattern of officialNumbers) {
    for (const match of folded.matchAll(pattern)) places.take(match.index, match.index + match[0].length);
  }
  for (const { start, end } of findIdentifiers(folded)) places.take(start, end);
  return places;
}
