import { writeZip } from '../readers/zip.ts';

/** A Word document around the given body XML. */
export function makeDocx(body: string, parts: { numbering?: string; styles?: string } = {}): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const extra = (['numbering', 'styles'] as const).filter((name) => parts[name] !== undefined);
  const files = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/>${extra.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${type}.${name}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${extra.map((name, index) => `<Relationship Id="p${index}" Type="${relation}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(
      extra.map((name) => [
        `word/${name}.xml`,
        `<?xml version="1.0"?><w:${name} xmlns:w="${main}">${parts[name] ?? ''}</w:${name}>`,
      ]),
    ),
  };
  return writeZip(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
}

/** A paragraph of a Word document, with a style's name and numbering when given. */
export function wordParagraph(
  text: string,
  options: { style?: string; numbering?: [id: number, level: number] } = {},
): string {
  const style = options.style === undefined ? '' : `<w:pStyle w:val="${options.style}"/>`;
  const [id, level] = options.numbering ?? [];
  const numbering =
    id === undefined ? '' : `<w:numPr><w:ilvl w:val="${level ?? 0}"/><w:numId w:val="${id}"/></w:numPr>`;
  return `<w:p><w:pPr>${style}${numbering}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A table of a Word document. */
export function wordTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}
