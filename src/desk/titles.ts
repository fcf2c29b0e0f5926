import type { Document } from '../knowledge/document.ts';
import type { WrittenLanguage } from '../language/language.ts';

/** The title of a document in a language, or in the one it has. */
export function shownTitle({ titles, path }: Document, language: WrittenLanguage): string {
  return titles[language] ?? Object.values(titles)[0] ?? path;
}
