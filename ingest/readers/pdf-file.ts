import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { PdfPiece } from './pdf-lines.ts';

/** The part of the PDF library that is used; its own type files do not resolve under Node's rules. */
interface LibraryDocument {
  readonly numPages: number;
  getPage(number: number): Promise<LibraryPage>;
  destroy(): Promise<void>;
}
interface LibraryPage {
  getTextContent(): Promise<{ items: readonly (LibraryText | { readonly type: string })[] }>;
  getOperatorList(): Promise<{ fnArray: readonly number[] }>;
}
interface LibraryText {
  readonly str: string;
  /** Scale and turn in the first four numbers, place in the last two. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** What stands on a page. */
export interface PdfPage {
  readonly pieces: readonly PdfPiece[];
  /** `nothing`, `text` alone, or something `drawn`: pictures, lines, areas. Costly: the page is interpreted. */
  marks(): Promise<'nothing' | 'text' | 'drawn'>;
}

/** A PDF, and the character tables its fonts refer to instead of holding them; their text cannot be read. */
export interface PdfFile {
  readonly pages: readonly PdfPage[];
  readonly missingTables: readonly string[];
  /** Frees what the library holds; the pages are of no use afterwards. */
  close(): Promise<void>;
}

/** The pages of a PDF; throws what the library says when it cannot be opened. */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  const missing = new Set<string>();
  /** The library asks it for tables that are not in the file; without them it leaves text out silently. */
  class MissingTables {
    fetch({ name }: { name: string }): Promise<never> {
      missing.add(name);
      return Promise.reject(new Error(`no table ${name}`));
    }
  }
  const options = { verbosity: 0, CMapReaderFactory: MissingTables, useWorkerFetch: false };
  // The library takes the bytes over, so it gets a copy.
  const document = (await getDocumentProxy(new Uint8Array(bytes), options)) as unknown as LibraryDocument;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => ('str' in item ? pieceOf(item) : []));
    pages.push({ pieces, marks: () => marksOf(page) });
  }
  return { pages, missingTables: [...missing], close: () => document.destroy() };
}

/** Upright text only: stamps and watermarks stand at an angle. */
function pieceOf({ str, transform, width, height }: LibraryText): PdfPiece[] {
  const [across = 0, turn = 0, , , x = 0, y = 0] = transform;
  return Math.abs(turn) > Math.abs(across) * 0.1 ? [] : [{ text: str, x, y, width, height }];
}

const textMarks = ['showText', 'showSpacedText', 'nextLineShowText', 'nextLineSetSpacingShowText'];
const drawnMarks = [
  ...[
    'fill',
    'eoFill',
    'stroke',
    'closeStroke',
    'fillStroke',
    'eoFillStroke',
    'constructPath',
    'shadingFill',
  ],
  ...['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject', 'paintImageXObjectRepeat'],
];

async function marksOf(page: LibraryPage): Promise<'nothing' | 'text' | 'drawn'> {
  const { OPS } = (await getResolvedPDFJS()) as unknown as { OPS: Readonly<Record<string, number>> };
  const { fnArray } = await page.getOperatorList();
  const has = (names: readonly string[]) => names.some((name) => fnArray.includes(OPS[name] ?? -1));
  if (has(drawnMarks)) return 'drawn';
  return has(textMarks) ? 'text' : 'nothing';
}
