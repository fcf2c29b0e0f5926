import type { Speech } from '../state/speech.ts';

/** Since when, or from when to when, a source is in force; empty when nothing is known. */
export function validityWords(
  { effectiveFrom, effectiveTo }: { effectiveFrom?: string | undefined; effectiveTo?: string | undefined },
  { say, day }: Speech,
): string {
  if (effectiveFrom === undefined) return '';
  const from = day(effectiveFrom);
  return effectiveTo === undefined
    ? say('evidence.since', { from })
    : say('evidence.between', { from, to: day(effectiveTo) });
}

/** Whether an address may be opened: of the web, and nothing that runs. */
export function isWebAddress(address: string | undefined): address is string {
  if (address === undefined || !URL.canParse(address)) return false;
  return ['http:', 'https:'].includes(new URL(address).protocol);
}
