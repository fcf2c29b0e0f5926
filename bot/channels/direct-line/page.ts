import { z } from 'zod';
import type { PageContext } from '../../../src/conversations/conversation.ts';
import { maskPersonalData } from '../../../src/language/personal-data.ts';
import { stripHidden } from '../../../src/language/hidden.ts';

/** The page the widget stands on, as the launcher tells it. Anyone can send this: it is shown as text and never followed. */
export const pageSchema = z
  .object({ title: z.string().max(300), url: z.url({ protocol: /^https?$/ }).max(1_000) })
  .transform(({ title, url }): PageContext => ({ title: keepable(title), url: keepable(addressOf(url)) }));

/** Without query and fragment, which may hold what somebody typed there. */
function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

function keepable(text: string): string {
  return maskPersonalData(stripHidden(text.replaceAll('\0', '')).text);
}
