import { maskPersonalData } from '../language/personal-data.ts';
import { normalise, stripHidden } from '../language/script.ts';
import { describesUnpublishedInvention } from './screen/invention.ts';

/** No single text that leaves is longer, in characters. */
const longest = 2_000;

/**
 * What visitors wrote, as it may be sent to a model: nothing hidden, personal data masked, no longer than can be read.
 * Undefined when it may not leave at all, because it tells of an invention that nobody has filed yet — in one text or
 * spread over several.
 */
export function outgoing(texts: readonly string[]): readonly string[] | undefined {
  const visible = texts.map((text) => stripHidden(text.slice(0, longest)).text);
  const tells = [...visible, visible.join('\n')].some((text) =>
    describesUnpublishedInvention(normalise(text)),
  );
  return tells ? undefined : visible.map(maskPersonalData);
}
