import type { SentenceKey, SentenceParameters } from '../locale/sentences.ts';
import type { Line } from './turn.ts';

/** A line that is a sentence of the locale. */
export function say<Key extends SentenceKey>(
  key: Key,
  params: SentenceParameters<Key>,
  citations?: readonly number[],
): Line {
  return { key, params: { ...params }, ...(citations && { citations: [...citations] }) };
}
