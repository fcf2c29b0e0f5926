import type { WireCitation, WireReply } from '../line/wire.ts';
import type { Speech } from './speech.ts';

/** The name of a citation: title and section. */
export function nameOf({ title, section }: WireCitation): string {
  return `${title} ${section}`.trim();
}

/** Since when, or from when to when, the source is in force; empty when nothing is known. */
export function validityOf({ effectiveFrom, effectiveTo }: WireCitation, speech: Speech): string {
  if (effectiveFrom === undefined) return '';
  const from = speech.day(effectiveFrom);
  return effectiveTo === undefined
    ? speech.say('citation.since', { from })
    : speech.say('citation.between', { from, to: speech.day(effectiveTo) });
}

/** The tag of the language a source is written in, by its script; our sources are Chinese or English. */
export function languageOfQuote(quote: string): 'zh-Hans' | 'en' {
  return /\p{Script=Han}/u.test(quote) ? 'zh-Hans' : 'en';
}

/** The sentence that names a quote's language, where it is not the visitor's. */
export function foreignLabel(quote: string, speech: Speech): string | undefined {
  const isEnglish = languageOfQuote(quote) === 'en';
  if (isEnglish === (speech.language === 'en')) return undefined;
  return speech.say(isEnglish ? 'reply.quoted-en' : 'reply.quoted-zh');
}

/** A reply as text to be copied: label first, then what was said, its sources last. */
export function copyOf(reply: WireReply, label: string | undefined, speech: Speech): string {
  const colon = speech.language === 'en' ? ': ' : '：';
  const marks = (markers: readonly number[] = []) => markers.map((marker) => `[${marker}]`).join('');
  const headed = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${heading}${colon}`.trimEnd(), ...lines];
  const rows = reply.card?.rows.filter((row) => !row.selected) ?? [];
  const blocks = [
    [
      ...(label === undefined ? [] : [speech.language === 'en' ? `[${label}]` : `【${label}】`]),
      ...reply.lines.map(({ text, citations }) => text + marks(citations)),
    ],
    rows.map((row) => `- ${row.label}${colon}${row.value}`),
    headed(speech.say('reply.conditions'), reply.card?.conditions ?? []),
    headed(speech.say('reply.notices'), reply.notices),
    headed(
      speech.say('reply.sources'),
      reply.citations.map((citation) => sourceLine(citation, speech)),
    ),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

function sourceLine(citation: WireCitation, speech: Speech): string {
  const validity = validityOf(citation, speech);
  return [
    `[${citation.marker}] ${nameOf(citation)}`,
    ...(citation.documentNumber === undefined ? [] : [citation.documentNumber]),
    ...(validity === '' ? [] : [validity]),
    ...(citation.url === undefined ? [] : [citation.url]),
  ].join(speech.language === 'en' ? ', ' : '，');
}
