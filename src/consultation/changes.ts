import type { Document } from '../knowledge/document.ts';
import type { Language } from '../language/language.ts';
import { addDays, type Day } from '../platform/day.ts';
import { shortTitle, type AnnouncedChange } from './release-view.ts';

/** Whether a change of a law touches a document: the law itself, what rests on it, or what ends the day before. */
export function concerns(document: Document, law: string, from: Day): boolean {
  const title = shortTitle(law);
  return (
    Object.values(document.titles).some((each) => shortTitle(each) === title) ||
    document.basis.some((each) => shortTitle(each.document) === title) ||
    document.effectiveTo === addDays(from, -1)
  );
}

/** A law's name for a reader; English from the change record's title where it names the law there. */
export function lawName(record: AnnouncedChange['record'], law: string, language: Language): string {
  if (language !== 'en') return `《${law}》`;
  const named = /\b((?:[A-Z][\w-]+ )+(?:Law|Regulations|Rules|Act|Guidelines))\b/.exec(
    `${record.title.en} ${record.statement.en}`,
  );
  return named?.[1] ?? law;
}
