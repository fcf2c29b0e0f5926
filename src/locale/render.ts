import type { Language } from '../language/language.ts';
import { formatDay } from './day-words.ts';
import { fill } from './fill.ts';
import { isSentenceKey, sentences } from './sentences.ts';

/** A line of a reply as it is stored: a sentence by key, or a text of the knowledge base. */
export type RenderableLine =
  | {
      readonly key: string;
      readonly params: Readonly<Record<string, string | number>>;
      readonly citations?: readonly number[] | undefined;
    }
  | {
      readonly text: string;
      readonly citations?: readonly number[] | undefined;
      readonly quotedLanguage?: Language | undefined;
    };

/** What of a citation is shown. */
export interface RenderableCitation {
  readonly marker: number;
  readonly title: string;
  readonly section: string;
  readonly documentNumber?: string | undefined;
  readonly effectiveFrom?: string | undefined;
  readonly effectiveTo?: string | undefined;
  readonly url?: string | undefined;
}

/** A reply as it is stored, by shape. */
export interface RenderableReply {
  readonly lines: readonly RenderableLine[];
  readonly citations: readonly RenderableCitation[];
  readonly choices: readonly { readonly label: string }[];
  readonly card?:
    | {
        readonly rows: readonly {
          readonly label: string;
          readonly value: string;
          readonly selected: boolean;
        }[];
        readonly conditions: readonly string[];
      }
    | undefined;
  readonly notices: readonly RenderableLine[];
  readonly aiGenerated: boolean;
}

/**
 * One line as plain text with its markers, as in `外观设计：15年。[1]`. A quotation in another language is named as
 * one. The key of a sentence that this version does not know is shown as it is.
 */
export function renderLine(line: RenderableLine, language: Language): string {
  const marks = (line.citations ?? []).map((marker) => `[${marker}]`).join('');
  if ('key' in line) {
    const template = isSentenceKey(line.key) ? sentences[language][line.key] : line.key;
    return fill(template, parametersIn(line.params, language)) + marks;
  }
  const label = foreignQuoteLabel(line.quotedLanguage, language);
  return label === undefined ? line.text + marks : `${bracketed(label, language)} ${line.text}${marks}`;
}

/** The parameters of a sentence; what comes in several languages (`text.en` beside `text`) in the one that is read. */
function parametersIn(
  params: Readonly<Record<string, string | number>>,
  language: Language,
): Readonly<Record<string, string | number>> {
  const ending = `.${language}`;
  const own = Object.entries(params).flatMap(([name, value]) =>
    name.endsWith(ending) ? [[name.slice(0, -ending.length), value] as const] : [],
  );
  return own.length === 0 ? params : { ...params, ...Object.fromEntries(own) };
}

/** The whole reply as plain text: label, lines, other rows of the card, choices, notices, sources. */
export function renderReply(reply: RenderableReply, language: Language): string {
  const blocks = [
    [...labelOf(reply, language), ...reply.lines.map((line) => renderLine(line, language))],
    cardRows(reply, language),
    headed('label.conditions', reply.card?.conditions ?? [], language),
    reply.choices.map((choice, index) => `${index + 1}. ${choice.label}`),
    headed(
      'label.notices',
      reply.notices.map((line) => renderLine(line, language)),
      language,
    ),
    headed(
      'label.sources',
      reply.citations.map((citation) => renderCitation(citation, language)),
      language,
    ),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

/** A citation as one line: marker, title, section, number, validity, address. */
export function renderCitation(citation: RenderableCitation, language: Language): string {
  const texts = sentences[language];
  const name = fill(texts['citation.full'], { title: citation.title, section: citation.section }).trim();
  const number =
    citation.documentNumber === undefined
      ? ''
      : fill(texts['citation.number'], { number: citation.documentNumber });
  const validity = validityOf(citation, language);
  const comma = language === 'en' ? ', ' : '，';
  const address = citation.url === undefined ? '' : ` ${citation.url}`;
  return `[${citation.marker}] ${name}${number}${validity === '' ? '' : comma + validity}${address}`;
}

function validityOf(citation: RenderableCitation, language: Language): string {
  if (citation.effectiveFrom === undefined) return '';
  const from = formatDay(citation.effectiveFrom, language);
  if (citation.effectiveTo === undefined) return fill(sentences[language]['citation.since'], { from });
  return fill(sentences[language]['citation.between'], {
    from,
    to: formatDay(citation.effectiveTo, language),
  });
}

function labelOf(reply: RenderableReply, language: Language): string[] {
  if (reply.aiGenerated) return [bracketed(sentences[language]['label.ai'], language)];
  return reply.citations.length > 0 ? [bracketed(sentences[language]['label.automatic'], language)] : [];
}

/** The rows that the lines above do not say already. */
function cardRows(reply: RenderableReply, language: Language): string[] {
  const said = reply.lines.map((line) => renderLine(line, language)).join('\n');
  const rows = reply.card?.rows.filter((row) => !row.selected && !said.includes(row.value)) ?? [];
  const colon = language === 'en' ? ': ' : '：';
  return rows.map((row) => `- ${row.label}${colon}${row.value}`);
}

function headed(
  key: 'label.conditions' | 'label.notices' | 'label.sources',
  lines: readonly string[],
  language: Language,
): string[] {
  if (lines.length === 0) return [];
  return [sentences[language][key] + (language === 'en' ? ':' : '：'), ...lines];
}

function foreignQuoteLabel(quoted: Language | undefined, language: Language): string | undefined {
  if (quoted === undefined || (quoted === 'en') === (language === 'en')) return undefined;
  return sentences[language][quoted === 'en' ? 'label.quoted-en' : 'label.quoted-zh'];
}

function bracketed(text: string, language: Language): string {
  return language === 'en' ? `[${text}]` : `【${text}】`;
}
