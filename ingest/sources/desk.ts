import type { Input } from './input.ts';
import { sha256Of } from './input.ts';

/** An entry or record approved at the desk: the text of the file it would be. */
export interface DeskEntry {
  /** As in the starter base: faq/opening-hours.md. */
  readonly path: string;
  readonly text: string;
}

/** Gives the approved entries of the desk. */
export type DeskEntries = () => Promise<readonly DeskEntry[]>;

/** A desk that has approved nothing. */
export const noDeskEntries: DeskEntries = () => Promise.resolve([]);

export function deskInputs(entries: readonly DeskEntry[]): Input[] {
  return entries.map(({ path, text }) => {
    const bytes = new TextEncoder().encode(text);
    return { source: 'desk', path, name: `desk/${path}`, sha256: sha256Of(bytes), bytes: () => bytes };
  });
}
