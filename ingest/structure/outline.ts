import type { Block } from '../blocks.ts';
import type { OutlineHeading } from './outline-headings.ts';
import { outlineHeadings } from './outline-headings.ts';

/** A section of an outline with what stands directly under its heading. */
export interface Section {
  /** `section-2.1.2`; `front` for what stands before the first heading. */
  readonly unit: string;
  /** Headings down to the section's own, outermost first. */
  readonly path: readonly string[];
  /** The section's own heading; empty for the front and for labelled paragraphs without one. */
  readonly heading: string;
  /** What a citation calls it: 二、（一）2; the heading's words where there are no labels; empty for the front. */
  readonly label: string;
  /** True when no section stands below it. */
  readonly innermost: boolean;
  readonly blocks: readonly Block[];
}

interface OpenSection {
  readonly heading: OutlineHeading;
  readonly number: number;
}

/** The sections of an outline in reading order. */
export function outlineSections(blocks: readonly Block[]): Section[] {
  const headings = outlineHeadings(blocks);
  const sections: { section: Omit<Section, 'innermost' | 'blocks'>; depth: number; blocks: Block[] }[] = [];
  const open: OpenSection[] = [];
  const counts: number[] = [];
  blocks.forEach((block, index) => {
    const heading = headings[index];
    if (!heading) {
      if (sections.length === 0)
        sections.push({ section: { unit: 'front', path: [], heading: '', label: '' }, depth: 0, blocks: [] });
      sections.at(-1)?.blocks.push(block);
      return;
    }
    while (open.length > 0 && (open.at(-1)?.heading.rank ?? 0) >= heading.rank) open.pop();
    const number = heading.label?.number ?? (counts[open.length] ?? 0) + 1;
    counts.length = open.length;
    counts.push(number);
    open.push({ heading, number });
    const body: Block[] = heading.body === undefined ? [] : [bodyBlock(heading.body, block)];
    sections.push({ section: sectionOf(open), depth: open.length, blocks: body });
  });
  return sections.map(({ section, depth, blocks }, index) => ({
    ...section,
    blocks,
    innermost: (sections[index + 1]?.depth ?? 0) <= depth,
  }));
}

function sectionOf(open: readonly OpenSection[]): Omit<Section, 'innermost' | 'blocks'> {
  return {
    unit: `section-${open.map(({ number }) => number).join('.')}`,
    path: open.map(({ heading }) => heading.text).filter((text) => text !== ''),
    heading: open.at(-1)?.heading.text ?? '',
    label: sectionLabel(open.map(({ heading }) => heading)),
  };
}

/** The labels of a section one after the other; a heading without a label gives its words. */
function sectionLabel(headings: readonly OutlineHeading[]): string {
  const labels = headings.flatMap(({ label }) => (label ? [label.label] : [])).join('');
  const own = headings.at(-1);
  if (!own || own.label) return labels;
  return labels === '' ? own.text : `${labels} ${own.text}`;
}

function bodyBlock(text: string, block: Block): Block {
  return { kind: 'paragraph', text, ...(block.place && { place: block.place }) };
}
