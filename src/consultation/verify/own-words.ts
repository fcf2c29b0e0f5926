import { normalise } from '../../language/script.ts';
import { wordsOf, type Check } from './check.ts';

/** So many characters in a row are no accident; English needs more to say the same. */
const run = { han: 12, latin: 40 };

/** No sentence repeats our instructions. */
export function noLeakOf(instructions: string): Check {
  const ours = bare(instructions);
  return {
    name: 'instructions',
    faults: ({ draft }) =>
      draft.lines.flatMap((line) =>
        'text' in line && repeats(bare(wordsOf(line)), ours)
          ? [{ line, because: 'repeats the instructions' }]
          : [],
      ),
  };
}

function repeats(text: string, ours: string): boolean {
  const length = /\p{Script=Han}/u.test(text) ? run.han : run.latin;
  for (let at = 0; at + length <= text.length; at++)
    if (ours.includes(text.slice(at, at + length))) return true;
  return false;
}

function bare(text: string): string {
  return normalise(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
