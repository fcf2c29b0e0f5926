import type { PdfLine } from './pdf-lines.ts';

/** Headers and footers are sought among so many lines at the top and at the bottom of a page. */
const edgeLines = 3;

/** The pages without lines that repeat at the same height from page to page, and without page numbers. */
export function withoutRunningLines(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(edgesOf(lines).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const enough = Math.max(2, Math.min(3, Math.ceil(pages.length / 2)));
  return pages.map((lines) => {
    const edges = new Set(edgesOf(lines));
    const outermost = new Set([lines[0], lines.at(-1)]);
    return lines.filter(
      (line) =>
        !(edges.has(line) && (counts.get(keyOf(line)) ?? 0) >= enough) &&
        !(outermost.has(line) && isPageNumber(line.text)),
    );
  });
}

function edgesOf(lines: readonly PdfLine[]): readonly PdfLine[] {
  return lines.length <= 2 * edgeLines ? lines : [...lines.slice(0, edgeLines), ...lines.slice(-edgeLines)];
}

/** Equal for the same words at the same height, whatever page number they hold. */
function keyOf(line: PdfLine): string {
  return `${Math.round(line.y / 4)} ${line.text.replace(/\s+/g, '').replace(/\d+/g, '#')}`;
}

function isPageNumber(text: string): boolean {
  return /^[-—–·\s]*(?:第\s*|page\s*)?\d{1,4}\s*(?:页|頁)?(?:\s*[/／,，]?\s*(?:共|of)?\s*\d{1,4}\s*(?:页|頁)?)?[-—–·\s]*$/iu.test(
    text,
  );
}
