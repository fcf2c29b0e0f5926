import type { SearchIndex } from '../../retrieval/search-index.ts';
import type { Draft, Material } from '../compose/draft.ts';
import type { Line } from '../turn.ts';

/** What a check sees. */
export interface Checked {
  readonly draft: Draft;
  readonly material: Material;
  readonly index: SearchIndex;
}

/** A line that has to go, and why. */
export interface Fault {
  readonly line: Line;
  readonly because: string;
}

/** One check: the lines that may not leave. It keeps or removes; it never rewrites. */
export interface Check {
  readonly name: string;
  faults(checked: Checked): readonly Fault[];
}

/** The words of a line that are not the locale's: a text of the knowledge base or of a model, or the parameters put in. */
export function wordsOf(line: Line): string {
  return 'key' in line ? Object.values(line.params).map(String).join(' ') : line.text;
}
