import { setTimeout as pause } from 'node:timers/promises';
import { endsWithin } from '../../../platform/ends-within.ts';
import type { Background } from '../../background.ts';
import { refreshFigures, type FigureContext } from './refresh.ts';

const lookAgainMs = 200;

/** Brings the figures up to date, however long that takes: for what is printed, exported or given to others. */
export async function freshFigures(context: FigureContext): Promise<void> {
  while ((await refreshFigures(context)) === undefined) await pause(lookAgainMs);
}

/**
 * Brings the figures up to date for somebody who looks at them; false where that takes longer than so many milliseconds, as
 * after an update or a restored backup. The count goes on, and what is counted so far can be read.
 */
export async function areFreshWithin(
  milliseconds: number,
  context: FigureContext & { readonly background: Background },
): Promise<boolean> {
  const counting = freshFigures(context);
  context.background.run(() => counting);
  return endsWithin(milliseconds, counting);
}
