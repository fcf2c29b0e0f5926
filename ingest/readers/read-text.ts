import type { Block } from '../blocks.ts';
import { lineOf } from '../blocks.ts';
import type { FileProblems } from '../problems.ts';
import { decodeText } from './decode.ts';
import { evenRows } from './table-rows.ts';

/** A text as a reader gives it. */
export interface ReadText {
  readonly blocks: readonly Block[];
  /** The title its format marks. */
  readonly heading: string | undefined;
  /** Front matter of a Markdown file. */
  readonly front: unknown;
}

type Reader = (bytes: Uint8Array, problems: FileProblems) => Promise<Partial<ReadText> | undefined>;

/** One reader a format. They are loaded when the first file of the format comes: Word and PDF take long to load. */
const readers: Readonly<Partial<Record<string, Reader>>> = {
  md: markdown,
  markdown,
  txt: decoded(async (text) => ({ blocks: (await import('./plain-text.ts')).readPlainText(text) })),
  htm: html(),
  html: html(),
  docx: async (bytes, problems) => withBlocks(await (await import('./docx.ts')).readDocx(bytes, problems)),
  pdf: async (bytes, problems) => withBlocks(await (await import('./pdf.ts')).readPdf(bytes, problems)),
  csv: decoded(async (text) => {
    const { parse } = await import('csv-parse/sync');
    const rows = evenRows(parse(text, { relaxColumnCount: true, trim: true }));
    return { blocks: [{ kind: 'table', rows }] };
  }),
};

/** Name endings that are read as documents. */
export const textFormats: ReadonlySet<string> = new Set(Object.keys(readers));

/** The name ending of a path in lower case, without the dot. */
export function formatOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Reads a document of any format; undefined, with errors reported, when that is not possible. */
export async function readText(
  path: string,
  bytes: Uint8Array,
  problems: FileProblems,
): Promise<ReadText | undefined> {
  const reader = readers[formatOf(path)];
  if (!reader) {
    problems.error(
      `cannot be read: the format "${formatOf(path)}" is not among ${[...textFormats].join(', ')}.`,
    );
    return undefined;
  }
  const read = await reader(bytes, problems).catch((error: unknown) => {
    problems.error(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  if (!read) return undefined;
  const blocks = read.blocks ?? [];
  return { blocks, heading: headingOf(blocks) ?? read.heading, front: read.front };
}

async function markdown(bytes: Uint8Array, problems: FileProblems): ReturnType<Reader> {
  const text = decodeText(bytes, problems);
  if (text === undefined) return undefined;
  const { readFrontMatter } = await import('./front-matter.ts');
  const front = readFrontMatter(text, problems);
  if (!front) return undefined;
  const { readMarkdown } = await import('./markdown.ts');
  return { blocks: readMarkdown(front.body, front.bodyLine), front: front.data };
}

function html(): Reader {
  return decoded(async (text) => {
    const { blocks, title } = (await import('./html.ts')).readHtmlPage(text);
    return { blocks, heading: title };
  });
}

function decoded(read: (text: string) => Promise<Partial<ReadText>>): Reader {
  return async (bytes, problems) => {
    const text = decodeText(bytes, problems);
    return text === undefined ? undefined : await read(text);
  };
}

function withBlocks(blocks: Block[] | undefined): Partial<ReadText> | undefined {
  return blocks && { blocks };
}

/** The first outermost heading near the top. */
function headingOf(blocks: readonly Block[]): string | undefined {
  const heading = blocks.slice(0, 10).find((block) => block.kind === 'heading' && block.depth === 1);
  return heading?.kind === 'heading' ? heading.text : undefined;
}

/** True when a block holds a letter or a digit. */
export function hasWords(block: Block): boolean {
  return /[\p{L}\p{N}]/u.test(block.kind === 'table' ? block.rows.flat().join('') : lineOf(block));
}
