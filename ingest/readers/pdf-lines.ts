/** A piece of text on a page, in points; y grows upwards. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line of a page. */
export interface PdfLine {
  readonly text: string;
  readonly page: number;
  /** Left and right end, baseline and letter height in points. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly height: number;
  /** The parts between wide gaps, as cells of a table row stand. */
  readonly cells: readonly { readonly left: number; readonly text: string }[];
}

/** A gap of so many letter heights separates cells. */
const cellGap = 1.8;

/** The lines of a page from its pieces, top to bottom. */
export function linesOfPieces(pieces: readonly PdfPiece[], page: number): PdfLine[] {
  const rows: PdfPiece[][] = [];
  const visible = pieces.filter((piece) => piece.text.trim() !== '' && piece.height > 0);
  for (const piece of [...visible].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const base = row?.[0];
    if (row && base && base.y - piece.y < Math.max(base.height, piece.height) * 0.5) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) =>
    lineOfRow(
      [...row].sort((a, b) => a.x - b.x),
      page,
    ),
  );
}

function lineOfRow(row: readonly PdfPiece[], page: number): PdfLine {
  const height = Math.max(...row.map((piece) => piece.height));
  const cells: { left: number; text: string }[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of row) {
    const gap = piece.x - end;
    const cell = cells.at(-1);
    if (!cell || gap > height * cellGap) cells.push({ left: piece.x, text: piece.text });
    else cell.text += spaceBetween(cell.text, piece.text, gap / height) + piece.text;
    end = Math.max(end, piece.x + piece.width);
  }
  const trimmed = cells.map(({ left, text }) => ({ left, text: text.trim() }));
  const text = trimmed.map((cell) => cell.text).join(' ');
  return { text, page, left: row[0]?.x ?? 0, right: end, y: row[0]?.y ?? 0, height, cells: trimmed };
}

/** A space where the page shows a gap (in letter heights); between Chinese characters only a wide one counts. */
function spaceBetween(before: string, after: string, gap: number): string {
  const bothHan =
    /[\p{Script=Han}，。；：、（）]$/u.test(before) && /^[\p{Script=Han}，。；：、（）]/u.test(after);
  return gap > (bothHan ? 0.7 : 0.15) ? ' ' : '';
}
