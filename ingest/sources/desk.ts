import type { Day } from '../../src/platform/day.ts';
import type { Input } from './input.ts';
import { sha256Of } from './input.ts';

/** An entry or record approved at the desk: the text of the file it would be. */
export interface DeskEntry {
  /** As in the starter base: faq/opening-hours.md. */
  readonly path: string;
  readonly text: string;
  /** From 1. */
  readonly version: number;
}

/** Somebody has checked a document of any source and stands for it, as long as its content stays the same. */
export interface Approval {
  readonly documentId: string;
  /** `documentHash` of what was approved. */
  readonly contentHash: string;
  readonly checkedOn: Day;
}

/** What the desk adds to a release. */
export interface DeskKnowledge {
  readonly entries: readonly DeskEntry[];
  readonly approvals: readonly Approval[];
}

/** Gives what the desk has approved so far. */
export type ReadDesk = () => Promise<DeskKnowledge>;

/** A desk that has approved nothing. */
export const noDesk: ReadDesk = () => Promise.resolve({ entries: [], approvals: [] });

export function deskInputs(entries: readonly DeskEntry[]): Input[] {
  return entries.map(({ path, text }) => {
    const bytes = new TextEncoder().encode(text);
    return { source: 'desk', path, name: `desk/${path}`, sha256: sha256Of(bytes), bytes: () => bytes };
  });
}
