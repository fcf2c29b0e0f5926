import { languages, type Language } from '../../language/language.ts';
import { sentences } from '../../locale/sentences.ts';

/** How a model had a part in what an agent sends. */
export type ModelPart = 'written' | 'translated';

const labels = { written: 'label.ai-draft', translated: 'label.ai-translation' } as const;

/**
 * What an agent sends with the label that a model had a part in it, in the visitor's language. It is part of the text, so that
 * it stays in every channel, copy and export (Measures for labelling AI-generated content, article 4).
 */
export function labelled(text: string, part: ModelPart | undefined, language: Language): string {
  return part === undefined || text.trim() === '' ? text : `${text.trimEnd()}\n${lineOf(part, language)}`;
}

/** What was sent, without the label. */
export function withoutLabel(text: string): string {
  const line = allLines.find((each) => text.endsWith(`\n${each}`));
  return line === undefined ? text : text.slice(0, -line.length - 1);
}

function lineOf(part: ModelPart, language: Language): string {
  const label = sentences[language][labels[part]];
  return language === 'en' ? `(${label})` : `（${label}）`;
}

const allLines = languages.flatMap((language) => [
  lineOf('written', language),
  lineOf('translated', language),
]);
