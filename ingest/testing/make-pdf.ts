/** A line of text on a page of a made PDF; points from the lower left corner. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly text: string;
}

/** A page: its texts, or `picture` for a page that only paints a filled area, as a scan does. */
export type PdfPage = readonly PdfText[] | 'picture';

/**
 * A small PDF with real text in any script: one composite font whose codes are mapped to Unicode. `encoding` names
 * a character table outside the file instead.
 */
export function makePdf(pages: readonly PdfPage[], options: { encoding?: string } = {}): Uint8Array {
  const characters = [
    ...new Set(
      pages.flatMap((page) => (page === 'picture' ? [] : page.flatMap(({ text }) => Array.from(text)))),
    ),
  ];
  const code = (character: string) => (characters.indexOf(character) + 1).toString(16).padStart(4, '0');
  const width = (character: string) => (/[\x20-\x7e]/.test(character) ? 500 : 1000);
  const map = characters.map((character) => `<${code(character)}> <${utf16Hex(character)}>`);
  const toUnicode = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...chunks(map, 100).map((part) => `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`),
    'endcmap end end',
  ].join('\n');
  const widths = characters.map((character, index) => `${index + 1} [${width(character)}]`).join(' ');
  const pageStart = 7;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${pageStart + index * 2} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /${options.encoding ?? 'Identity-H'} /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [${widths}] /FontDescriptor 6 0 R >>`,
    stream(toUnicode),
    '<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ...pages.flatMap((page, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageStart + index * 2 + 1} 0 R >>`,
      stream(
        page === 'picture' ? '0.5 g 50 50 400 700 re f' : page.map((text) => showText(text, code)).join('\n'),
      ),
    ]),
  ];
  return new TextEncoder().encode(fileOf(objects));
}

function showText({ x, y, size = 12, text }: PdfText, code: (character: string) => string): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${Array.from(text, code).join('')}> Tj ET`;
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function fileOf(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`;
}

function utf16Hex(character: string): string {
  return Array.from({ length: character.length }, (_, index) =>
    character.charCodeAt(index).toString(16).padStart(4, '0'),
  ).join('');
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
