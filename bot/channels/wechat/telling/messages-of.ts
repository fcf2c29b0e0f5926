import type { Language } from '../../../../src/language/language.ts';
import { sentence } from '../../../../src/locale/sentences.ts';
import type { MenuMessage } from '../platform/api.ts';
import { beginningOf, bytesOf, longestText, splitText } from './split.ts';
import type { Words } from './words.ts';

/** One message of the platform. */
export type OutgoingMessage = { kind: 'text'; text: string } | { kind: 'menu'; menu: MenuMessage };

/** Texts a long answer is split into where no page shows it whole; the quota leaves no more. */
const mostTexts = 3;

/**
 * Words as messages of the platform, in order. Where a page shows the whole, its address stands at the end and one
 * message is enough; without a page a long text is split, and what does not fit is said to be missing.
 */
export function messagesOf(words: Words, page: string | undefined): OutgoingMessage[] {
  const texts = textsOf(words, page);
  const head = texts.at(-1) ?? '';
  if (words.menu === undefined) return texts.map((text) => ({ kind: 'text', text }));
  const menu = { head, items: words.menu.items, tail: sentence('wechat.menu-tail', {}, words.language) };
  return [...texts.slice(0, -1).map((text) => ({ kind: 'text' as const, text })), { kind: 'menu', menu }];
}

/** Words as texts only: what a passive reply can hold. A menu becomes numbered lines. */
export function textsOf(words: Words, page: string | undefined, numbered = false): string[] {
  const menu = numbered ? numberedMenu(words) : '';
  const text = [words.text, menu].filter((each) => each !== '').join('\n\n');
  const fits = bytesOf(text) <= longestText;
  if (page === undefined) return fits ? [text] : splitWhole(text, words.language);
  if (fits && !words.sourced) return [text];
  const address = sentence('wechat.full-text', { url: page }, words.language);
  const rest = longestText - bytesOf(address) - bytesOf('……\n\n');
  if (bytesOf(text) <= rest) return [`${text}\n\n${address}`];
  const beginning = beginningOf(words.text, rest - (menu === '' ? 0 : bytesOf(menu) + 2));
  return [[`${beginning}……`, menu, address].filter((each) => each !== '').join('\n\n')];
}

function splitWhole(text: string, language: Language): string[] {
  const missing = sentence('wechat.cut-short', {}, language);
  const texts = splitText(text, longestText - bytesOf(missing) - 2);
  if (texts.length <= mostTexts) return texts;
  const kept = texts.slice(0, mostTexts);
  return kept.map((each, index) => (index === mostTexts - 1 ? `${each}\n\n${missing}` : each));
}

function numberedMenu({ menu, language }: Words): string {
  if (menu === undefined) return '';
  const lines = menu.items.map(({ label }, index) => `${index + 1}. ${label}`);
  return [...lines, sentence('wechat.choose-by-number', {}, language)].join('\n');
}
