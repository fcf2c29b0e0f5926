import type { Block } from '../blocks.ts';
import type { FileProblems } from '../problems.ts';
import { cleanText } from '../text.ts';
import type { PdfFile, PdfPage } from './pdf-file.ts';
import { openPdf } from './pdf-file.ts';
import { linesOfPieces } from './pdf-lines.ts';
import { paragraphsOfLines } from './pdf-paragraphs.ts';
import { withoutRunningLines } from './pdf-running-lines.ts';

/** Fewer characters on a page that shows something mean that the text is in a picture. */
const fewCharacters = 10;

/**
 * The blocks of a PDF with text: running headers, footers and page numbers taken out, lines joined to paragraphs
 * over page ends. Undefined, with errors reported page by page, when it cannot be opened or a page is a scan.
 */
export async function readPdf(bytes: Uint8Array, problems: FileProblems): Promise<Block[] | undefined> {
  const file = await openOrReport(bytes, problems);
  if (!file) return undefined;
  try {
    return (await isReadable(file, problems)) ? blocksOf(file) : undefined;
  } finally {
    await file.close();
  }
}

function blocksOf({ pages }: PdfFile): Block[] {
  const lines = pages.map((page, index) =>
    linesOfPieces(
      page.pieces.map((piece) => ({ ...piece, text: cleanText(piece.text) })),
      index + 1,
    ),
  );
  return paragraphsOfLines(withoutRunningLines(lines));
}

/** False, with errors reported, where text is missing that the reader of the page would see. */
async function isReadable({ pages, missingTables }: PdfFile, problems: FileProblems): Promise<boolean> {
  if (missingTables.length === 0) return allReadable(pages, problems);
  problems.error(
    `its fonts are not in the file (${missingTables.join(', ')}), so its text cannot be read; save it with embedded fonts, or as Word or text.`,
  );
  return false;
}

async function openOrReport(bytes: Uint8Array, problems: FileProblems): Promise<PdfFile | undefined> {
  try {
    return await openPdf(bytes);
  } catch (error) {
    const reason = (error as Error).message;
    problems.error(
      /password/i.test(reason)
        ? 'is locked with a password; save it without one.'
        : `cannot be opened as a PDF (${reason}); get the file again, or save it as text.`,
    );
    return undefined;
  }
}

/** False, with an error a page, where the text is missing. A blank page among others is only mentioned. */
async function allReadable(pages: readonly PdfPage[], problems: FileProblems): Promise<boolean> {
  const poor = [...pages.entries()].filter(([, page]) => characters(page) < fewCharacters);
  const noneHasText = poor.length === pages.length;
  let readable = true;
  for (const [index, page] of poor) {
    const marks = noneHasText ? 'drawn' : await page.marks();
    if (marks === 'nothing') problems.warning('is blank.', { page: index + 1 });
    if (marks !== 'drawn') continue;
    readable = false;
    problems.error(
      'has no text, it is a scan or a picture; give the file with its text, or run text recognition first.',
      { page: index + 1 },
    );
  }
  return readable;
}

function characters(page: PdfPage): number {
  return page.pieces.reduce((sum, piece) => sum + piece.text.replace(/\s/g, '').length, 0);
}
