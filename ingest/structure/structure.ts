import { normalise } from '../../src/language/script.ts';
import type { WrittenLanguage } from '../../src/language/language.ts';
import type { Block } from '../blocks.ts';
import { isLaw, lawTree } from './law-tree.ts';
import { lawPassages } from './law-passages.ts';
import { partNames } from './names.ts';
import { outlineSections } from './outline.ts';
import type { PassageDraft } from './passage-draft.ts';
import { withUniqueUnits } from './passage-draft.ts';
import { sectionPassages } from './section-passages.ts';
import { withPipeTables } from './tables.ts';

/** The passages of a text: by articles where it numbers articles, by the sections of its outline elsewhere. */
export function passagesOf(
  blocks: readonly Block[],
  title: string,
  language: WrittenLanguage,
): PassageDraft[] {
  const all = withPipeTables(blocks);
  const drafts = isLaw(all) ? lawPassages(lawTree(all), language) : outlinePassages(all, title, language);
  return withUniqueUnits(drafts);
}

function outlinePassages(blocks: readonly Block[], title: string, language: WrittenLanguage): PassageDraft[] {
  const sections = outlineSections(withoutTitle(blocks, title));
  const only = sections.length === 1 && sections[0]?.label === '' ? { label: partNames.text[language] } : {};
  return sections.flatMap((section) => sectionPassages({ ...section, ...only }, language));
}

/** The title stands in the document's own data: its line at the top and a single outermost heading go. */
function withoutTitle(blocks: readonly Block[], title: string): readonly Block[] {
  const [first] = blocks;
  const headings = blocks.filter((block) => block.kind === 'heading');
  const outermost = headings.filter((heading) => heading.depth === headings[0]?.depth);
  const isOnlyOutermost = first?.kind === 'heading' && outermost.length === 1 && headings.length > 1;
  const isTitle = first !== undefined && first.kind !== 'table' && sameWords(first.text, title);
  return isOnlyOutermost || isTitle ? blocks.slice(1) : blocks;
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) => normalise(text).replace(/[^\p{L}\p{N}]+/gu, '');
  return words(a) !== '' && words(a) === words(b);
}
