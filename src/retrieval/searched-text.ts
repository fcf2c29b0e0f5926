import type { Document } from '../knowledge/document.ts';
import type { Passage } from '../knowledge/passage.ts';

/** What of a passage is searched, in one field: title, headings, section, text, and how people ask for it. */
export function searchedText(passage: Passage, document: Document): string {
  const title = document.titles[passage.language] ?? '';
  const parts = [title + passage.section, ...passage.path, passage.text, ...passage.askedAs];
  return parts.filter((part) => part !== '').join('\n');
}
