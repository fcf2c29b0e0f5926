import type { Entry } from '../../src/knowledge/entry.ts';
import { entrySchema } from '../../src/knowledge/entry.ts';
import type { WrittenLanguage } from '../../src/language/language.ts';
import { writtenLanguages } from '../../src/language/language.ts';
import type { Block } from '../blocks.ts';
import { faultsOf } from '../metadata/stated.ts';
import type { FileProblems } from '../problems.ts';

/** A written entry: its front matter and its body, a part a language. */
export interface ReadEntry {
  readonly entry: Entry;
  readonly body: Readonly<Record<WrittenLanguage, readonly Block[]>>;
}

/** True for the front matter of an entry, which is titled in both languages; a document's metadata is not. */
export function isEntryFront(front: unknown): boolean {
  return typeof front === 'object' && front !== null && 'title' in front && typeof front.title === 'object';
}

/** Entries whose front matter alone can say all. */
const mayLackBody: ReadonlySet<Entry['kind']> = new Set(['service', 'outlet']);

/** Checks an entry; undefined, with every fault reported, when it does not fit. */
export function readEntry(
  front: unknown,
  blocks: readonly Block[],
  problems: FileProblems,
): ReadEntry | undefined {
  const entry = entrySchema.safeParse(front);
  if (!entry.success) {
    for (const { field, message } of faultsOf(entry.error))
      problems.error(`${message}.`, `front matter, ${field}`);
  }
  const body = partsOf(blocks, problems);
  if (!entry.success || !body) return undefined;
  const lacking = writtenLanguages.filter((language) => body[language].length === 0);
  const mayLack = mayLackBody.has(entry.data.kind) && lacking.length === writtenLanguages.length;
  if (lacking.length > 0 && !mayLack) {
    for (const language of lacking) problems.error(`has no text under the heading "# ${language}".`);
    return undefined;
  }
  return { entry: entry.data, body };
}

/** The blocks under `# zh-Hans` and under `# en`. */
function partsOf(blocks: readonly Block[], problems: FileProblems): ReadEntry['body'] | undefined {
  const parts: Record<WrittenLanguage, Block[]> = { 'zh-Hans': [], en: [] };
  let current: WrittenLanguage | undefined;
  let fits = true;
  for (const block of blocks) {
    const language = languageHeading(block);
    if (language) current = language;
    else if (current) parts[current].push(block);
    else if (fits) {
      fits = false;
      problems.error('text stands before the heading "# zh-Hans" or "# en".', block.place);
    }
  }
  return fits ? parts : undefined;
}

function languageHeading(block: Block): WrittenLanguage | undefined {
  if (block.kind !== 'heading' || block.depth !== 1) return undefined;
  return writtenLanguages.find((language) => language === block.text);
}
