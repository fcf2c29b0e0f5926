import type { Citation, Line, Reply } from '../../../src/consultation/turn.ts';
import type { Language } from '../../../src/language/language.ts';
import { renderCitation } from '../../../src/locale/render.ts';
import { sentences } from '../../../src/locale/sentences.ts';
import { labelOf, plainLine, safeUrl, shown } from '../../shown.ts';
import { definitionTitle, escapeMarkdown } from './markdown.ts';

/** The whole reply as Markdown: label, lines with markers, card, notices, and the sources as link definitions. */
export function replyMarkdown(reply: Reply, language: Language): string {
  const texts = sentences[language];
  const colon = language === 'en' ? ': ' : '：';
  const label = labelOf(reply, language);
  const rows = reply.card?.rows.filter((row) => !row.selected) ?? [];
  const conditions = reply.card?.conditions ?? [];
  const blocks = [
    ...(label === undefined ? [] : [escapeMarkdown(language === 'en' ? `[${label}]` : `【${label}】`)]),
    ...reply.lines.map((line) => markedLine(line, language)),
    rows.map((row) => `- ${escapeMarkdown(shown(`${row.label}${colon}${row.value}`))}`).join('\n'),
    ...headed(
      texts['label.conditions'] + colon.trim(),
      conditions.map((text) => escapeMarkdown(shown(text))),
    ),
    ...headed(
      texts['label.notices'] + colon.trim(),
      reply.notices.map((line) => markedLine(line, language)),
    ),
    reply.citations.map((citation) => definition(citation, language)).join('\n'),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function markedLine(line: Line, language: Language): string {
  const marks = (line.citations ?? []).map((marker) => `[${marker}]`).join('');
  return escapeMarkdown(plainLine(line, language)) + marks;
}

function headed(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, ...lines];
}

function definition(citation: Citation, language: Language): string {
  const [, name = ''] =
    /^\[\d+\] (.*)$/s.exec(renderCitation({ ...citation, url: undefined }, language)) ?? [];
  return `[${citation.marker}]: cite:${citation.marker} ${definitionTitle(shown(name))}`;
}

/** The citations and the thumbs as schema.org has them; the actions carry the message's id. */
export function messageEntity(messageId: string, reply: Reply, language: Language): Record<string, unknown> {
  const label = labelOf(reply, language);
  return {
    type: 'https://schema.org/Message',
    '@context': 'https://schema.org',
    '@type': 'Message',
    '@id': '',
    ...(reply.aiGenerated ? { keywords: ['AIGeneratedContent'] } : {}),
    citation: reply.citations.map((citation) => claimOf(citation, label)),
    potentialAction: ['LikeAction', 'DislikeAction'].map((action) => ({
      '@type': action,
      '@id': messageId,
      actionStatus: 'PotentialActionStatus',
    })),
  };
}

function claimOf(citation: Citation, label: string | undefined): Record<string, unknown> {
  const { marker, title, section, quote, effectiveFrom, effectiveTo } = citation;
  const url = safeUrl(citation.url);
  return {
    '@type': 'Claim',
    '@id': `cite:${marker}`,
    position: marker,
    appearance: {
      '@type': 'DigitalDocument',
      name: shown(`${title} ${section}`.trim()),
      abstract: shown(quote),
      ...(citation.documentNumber === undefined ? {} : { identifier: citation.documentNumber }),
      ...(effectiveFrom === undefined ? {} : { temporalCoverage: `${effectiveFrom}/${effectiveTo ?? '..'}` }),
      ...(url === undefined ? {} : { url }),
    },
    ...(label === undefined ? {} : { claimInterpreter: { '@type': 'Project', slogan: label } }),
  };
}
