import type { Line, Reply } from '../src/consultation/turn.ts';
import { stripHidden } from '../src/language/hidden.ts';
import type { Language } from '../src/language/language.ts';
import { renderLine } from '../src/locale/render.ts';
import { sentences } from '../src/locale/sentences.ts';

/** A text as it may be shown: without what it hides from the eye. */
export function shown(text: string): string {
  return stripHidden(text).text;
}

/** The same structure with every text in it as it may be shown. */
export function shownWhole<Value>(value: Value): Value {
  if (typeof value === 'string') return shown(value) as Value;
  if (Array.isArray(value)) return value.map(shownWhole) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shownWhole(each)])) as Value;
}

/** The sentence that stands beside a reply, so that nobody takes it for a person's. */
export function labelOf(reply: Reply, language: Language): string | undefined {
  if (reply.aiGenerated) return sentences[language]['label.ai'];
  return reply.citations.length > 0 || reply.card !== undefined
    ? sentences[language]['label.automatic']
    : undefined;
}

/** A line without its markers. */
export function plainLine(line: Line, language: Language): string {
  return shown(renderLine({ ...line, citations: undefined }, language));
}

/** An address a page may link to; anything but the web is left out. */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
