import { normalise } from '../../language/script.ts';
import type { Citation } from '../turn.ts';
import type { Check, Checked } from './check.ts';

/** Every text rests on a citation, every citation on a passage of the release, every quote on the passage's words. */
export const citations: Check = {
  name: 'citations',
  faults: ({ draft, index }) => {
    const sound = new Set(
      draft.citations.filter((citation) => isSound(citation, index)).map(({ marker }) => marker),
    );
    return draft.lines.flatMap((line) => {
      const markers = line.citations ?? [];
      if (markers.some((marker) => !sound.has(marker)))
        return [{ line, because: 'rests on a passage that is not there' }];
      return markers.length === 0 && 'text' in line ? [{ line, because: 'rests on nothing' }] : [];
    });
  },
};

function isSound({ passageId, quote }: Citation, index: Checked['index']): boolean {
  const passage = index.passage(passageId);
  return passage !== undefined && quote !== '' && bare(passage.text).includes(bare(quote));
}

function bare(text: string): string {
  return normalise(text).replace(/\s+/g, '');
}
