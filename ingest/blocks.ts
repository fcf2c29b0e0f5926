/** Where a block stood in its file: a line of a text, a page of a PDF, counted from 1. */
export interface Place {
  readonly line?: number;
  readonly page?: number;
}

/** A heading by its file's own marks (Markdown, HTML, Word styles), 1 = outermost. */
export interface Heading {
  readonly kind: 'heading';
  readonly depth: number;
  readonly text: string;
  readonly place?: Place;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly place?: Place;
}

/** A list item with its marker as written or numbered: `1.`, `（一）`, `-`. */
export interface ListItem {
  readonly kind: 'item';
  readonly marker: string;
  /** Nesting, from 1. */
  readonly depth: number;
  readonly text: string;
  readonly place?: Place;
}

/** A table of cell texts, all rows equally long; the first row is the header. */
export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
  readonly place?: Place;
}

/** What every reader gives, in reading order: the one form that structure is found in. */
export type Block = Heading | Paragraph | ListItem | Table;
export type TextBlock = Exclude<Block, Table>;

/** The words of a block as one line, a list item with its marker. */
export function lineOf(block: TextBlock): string {
  return block.kind === 'item' ? `${block.marker}${spaceAfter(block.marker)}${block.text}` : block.text;
}

/** Chinese markers stand close to their text, bullets and Latin ones do not. */
function spaceAfter(marker: string): string {
  return /[)\].\-*+\w]$/.test(marker) ? ' ' : '';
}
