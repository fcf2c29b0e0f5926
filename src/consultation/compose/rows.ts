import type { Record as FactRecord, RecordValue } from '../../knowledge/record.ts';
import { normalise } from '../../language/script.ts';
import { stagesIn } from '../understand/stages.ts';
import { holdsFor, isStaged } from './stages.ts';

/** Words that ask for a value; two of them ask for two. */
const askingWords =
  /多少|几(?=[年个天日元块成倍家条章类项])|多久|什么时候|哪天|\bhow (?:much|long|many)\b|\bwhen\b|\bwhat\b/g;

/**
 * The values of a record that a question means by a word or a stage it names; empty when it means them all alike, or
 * asks for more values than it names.
 */
export function selectedValues(record: FactRecord, normalised: string): readonly RecordValue[] {
  const stages = stagesIn(normalised);
  const fits = record.values.map((value) => ({ value, fit: fitOf(value, normalised, stages) }));
  const best = Math.max(0, ...fits.map(({ fit }) => fit));
  const least = isStaged(record) ? Math.max(1, best) : 1;
  const selected = fits.filter(({ fit }) => fit >= least).map(({ value }) => value);
  const asked = (normalised.split('\n')[0] ?? '').match(askingWords)?.length ?? 0;
  const tooFew = asked > 1 && selected.length < 2;
  return selected.length === record.values.length || tooFew ? [] : selected;
}

/** How many of a value's conditions the question names; -1 where it names a stage outside. */
function fitOf(value: RecordValue, normalised: string, stages: readonly number[]): number {
  const { applies } = value;
  if (applies === undefined) return 0;
  const staged = applies.from !== undefined || applies.to !== undefined;
  if (staged && stages.length > 0 && !stages.some((stage) => holdsFor(value, stage))) return -1;
  const words = (applies.words ?? []).map(normalise);
  return (staged && stages.length > 0 ? 1 : 0) + (words.some((word) => contains(normalised, word)) ? 1 : 0);
}

/** Chinese words anywhere, English ones as whole words. */
function contains(text: string, word: string): boolean {
  if (!/^[a-z0-9]/.test(word)) return text.includes(word);
  return new RegExp(`(?<![a-z0-9])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![a-z0-9])`).test(text);
}
