/** A kind of file that is taken, with the endings its name may have; the first is added where none of them stands. */
export interface FileKind {
  readonly mediaType: string;
  readonly endings: readonly string[];
  readonly fits: (bytes: Buffer) => boolean;
}

const startsWith =
  (...signature: number[]) =>
  (bytes: Buffer): boolean =>
    bytes.subarray(0, signature.length).equals(Buffer.from(signature));
const hasText = (text: string, at: number) => (bytes: Buffer) =>
  bytes.toString('latin1', at, at + text.length) === text;
const zip = startsWith(0x50, 0x4b, 0x03, 0x04);
const office = (part: string) => (bytes: Buffer) =>
  zip(bytes) &&
  bytes.includes('[Content_Types].xml') &&
  bytes.includes(part) &&
  !bytes.includes('vbaProject.bin');
const openXml = 'application/vnd.openxmlformats-officedocument';

const kinds: readonly FileKind[] = [
  {
    mediaType: 'image/png',
    endings: ['.png'],
    fits: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  { mediaType: 'image/jpeg', endings: ['.jpg', '.jpeg'], fits: startsWith(0xff, 0xd8, 0xff) },
  {
    mediaType: 'image/gif',
    endings: ['.gif'],
    fits: (bytes) => hasText('GIF87a', 0)(bytes) || hasText('GIF89a', 0)(bytes),
  },
  {
    mediaType: 'image/webp',
    endings: ['.webp'],
    fits: (bytes) => hasText('RIFF', 0)(bytes) && hasText('WEBP', 8)(bytes),
  },
  { mediaType: 'application/pdf', endings: ['.pdf'], fits: hasText('%PDF-', 0) },
  {
    mediaType: `${openXml}.wordprocessingml.document`,
    endings: ['.docx'],
    fits: office('word/document.xml'),
  },
  { mediaType: `${openXml}.spreadsheetml.sheet`, endings: ['.xlsx'], fits: office('xl/workbook.xml') },
  {
    mediaType: `${openXml}.presentationml.presentation`,
    endings: ['.pptx'],
    fits: office('ppt/presentation.xml'),
  },
  { mediaType: 'text/plain', endings: ['.txt'], fits: isPlainText },
];

/** Recordings that a phone's messenger sends, which no upload of a page has. */
export const recordings: readonly FileKind[] = [
  { mediaType: 'audio/amr', endings: ['.amr'], fits: hasText('#!AMR', 0) },
  { mediaType: 'video/mp4', endings: ['.mp4'], fits: hasText('ftyp', 4) },
];

/** What the bytes are, whatever name and type they came with; undefined for what is neither taken anyway nor `also`. */
export function fileKindOf(
  bytes: Buffer,
  also: readonly FileKind[] = [],
): { mediaType: string; endings: readonly string[] } | undefined {
  return [...also, ...kinds].find(({ fits }) => fits(bytes));
}

const markup =
  /<\s*(?:!doctype|\?xml|html|head|body|script|svg|iframe|object|embed|style|link|meta|img|a)\b/i;

function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) && !markup.test(text);
  } catch {
    return false;
  }
}

const longestName = 120;

/** A file name that can do no harm where it is saved, with an ending that fits the kind. */
export function safeName(name: string, endings: readonly string[]): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}"*:<>?|]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim();
  const ending = endings.find((each) => clean.toLowerCase().endsWith(each)) ?? endings[0] ?? '';
  const stem = clean.toLowerCase().endsWith(ending) ? clean.slice(0, clean.length - ending.length) : clean;
  return `${Array.from(stem).slice(0, longestName).join('') || 'file'}${ending}`;
}
