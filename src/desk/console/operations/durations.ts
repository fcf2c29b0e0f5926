import type { Count, Durations } from '../../wire/operations.ts';
import type { Speech } from '../state/speech.ts';

/** A length of time as people say it; below a second in milliseconds. */
export function durationWords(ms: number | undefined, { say, span }: Speech): string {
  if (ms === undefined) return say('figures.none');
  return ms < 1_000 ? say('span.milliseconds', { count: Math.round(ms) }) : span(ms);
}

/** The classes of a duration as counts, those at the end that hold nothing left out. */
export function classesOf({ classes }: Durations): Count[] {
  const last = classes.map(({ number }) => number > 0).lastIndexOf(true);
  return classes
    .slice(0, last + 1)
    .map(({ upTo, number }) => ({ part: upTo === undefined ? 'above' : String(upTo), number }));
}

/** A class in words. */
export function classWords(part: string, speech: Speech): string {
  return part === 'above'
    ? speech.say('figures.above')
    : speech.say('figures.up-to', { span: durationWords(Number(part), speech) });
}

/** Mean and quantiles in one sentence; undefined where nothing was measured. */
export function quantileWords({ number, mean, median, p90 }: Durations, speech: Speech): string | undefined {
  if (number === 0) return undefined;
  return speech.say('figures.quantiles', {
    mean: durationWords(mean, speech),
    median: durationWords(median, speech),
    p90: durationWords(p90, speech),
  });
}
