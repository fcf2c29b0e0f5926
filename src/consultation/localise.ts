import type { Language } from '../language/language.ts';
import { toTraditional } from '../language/script.ts';
import type { Card, Line, Reply } from './turn.ts';

/**
 * The reply in the visitor's script. Texts of the knowledge base are turned into Traditional characters for a
 * reader of them; what a citation holds stays as the source has it.
 */
export function localise(reply: Reply, language: Language): Reply {
  if (language !== 'zh-Hant') return reply;
  return {
    ...reply,
    lines: reply.lines.map(traditionalLine),
    notices: reply.notices.map(traditionalLine),
    ...(reply.card && { card: traditionalCard(reply.card) }),
  };
}

function traditionalLine(line: Line): Line {
  if ('text' in line)
    return line.quotedLanguage === 'en' ? line : { ...line, text: toTraditional(line.text) };
  const params = Object.fromEntries(
    Object.entries(line.params).map(([name, value]) => [
      name,
      typeof value === 'string' ? toTraditional(value) : value,
    ]),
  );
  return { ...line, params };
}

function traditionalCard(card: Card): Card {
  return {
    ...card,
    title: toTraditional(card.title),
    rows: card.rows.map((row) => ({
      ...row,
      label: toTraditional(row.label),
      value: toTraditional(row.value),
    })),
    conditions: card.conditions.map(toTraditional),
  };
}
