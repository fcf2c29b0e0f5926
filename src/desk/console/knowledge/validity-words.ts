import type { DocumentItem } from '../../wire/knowledge.ts';
import type { Speech } from '../state/speech.ts';

/** From when to when a document holds, in words. */
export function validityWords({ effectiveFrom, effectiveTo }: DocumentItem, { say, day }: Speech): string {
  return effectiveTo === undefined
    ? say('documents.from', { from: day(effectiveFrom) })
    : say('documents.from-to', { from: day(effectiveFrom), to: day(effectiveTo) });
}

/** The Shanghai day of an instant, `YYYY-MM-DD`. */
export function dayOf(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}
