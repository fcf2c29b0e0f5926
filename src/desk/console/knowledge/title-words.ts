import type { Speech } from '../state/speech.ts';

/** A document's title in the console's language, where it has one. */
export function titleWords(
  { title, titleEn }: { readonly title: string; readonly titleEn?: string | undefined },
  { language }: Speech,
): string {
  return language === 'en' ? (titleEn ?? title) : title;
}
