import { formatNumber } from './number-formats.ts';
import { readZip, writeZip } from './zip.ts';

/** One level of a numbering: its format, its pattern (`第%1条`) and its first number. */
interface Level {
  readonly format: string;
  readonly pattern: string;
  readonly start: number;
  readonly spaced: boolean;
}

/** A numbering as paragraphs use it; those that share `counts` count on together. */
interface Numbering {
  readonly counts: number[];
  readonly levels: readonly (Level | undefined)[];
  /** First numbers this numbering begins with anew, by level. */
  readonly restarts: Map<number, number>;
}

/**
 * A Word document with its automatic numbers written out as text (第三条, 二、, （一）), which the converter would leave out.
 * Bullets stay as they are. A file without automatic numbers comes back unchanged.
 */
export function withNumbersWritten(docx: Uint8Array): Uint8Array {
  const files = readZip(docx);
  const numbering = files?.get('word/numbering.xml')?.toString();
  const document = files?.get('word/document.xml')?.toString();
  if (!files || numbering === undefined || document === undefined) return docx;
  const numberings = readNumberings(numbering);
  const styles = readStyles(files.get('word/styles.xml')?.toString() ?? '');
  const written = document.replace(
    paragraph,
    (text, start: string, properties: string | undefined, rest: string) => {
      const use = useOf(properties ?? '', styles);
      const label = use && nextLabel(numberings.get(use.id), use.level);
      if (label === undefined) return text;
      const run = `<w:r><w:t xml:space="preserve">${escaped(label)}</w:t></w:r>`;
      return `${start}<w:pPr>${withoutNumbering(properties ?? '')}${noNumbering}</w:pPr>${run}${rest}`;
    },
  );
  return writeZip(new Map([...files, ['word/document.xml', Buffer.from(written)]]));
}

const paragraph = /(<w:p(?:\s[^>]*)?>)(?:<w:pPr>([\s\S]*?)<\/w:pPr>)?((?:(?!<\/w:p>)[\s\S])*<\/w:p>)/g;
const noNumbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>';

function withoutNumbering(properties: string): string {
  return properties.replace(/<w:numPr>[\s\S]*?<\/w:numPr>/g, '');
}

interface Use {
  readonly id: string;
  readonly level: number;
}

/** The numbering a paragraph uses by itself or by its style. */
function useOf(properties: string, styles: ReadonlyMap<string, Use>): Use | undefined {
  const own = numberingIn(properties);
  const byStyle = styles.get(valueOf(properties, 'pStyle') ?? '');
  const id = own?.id ?? byStyle?.id;
  if (id === undefined || id === '0') return undefined;
  return { id, level: own?.level ?? byStyle?.level ?? 0 };
}

function numberingIn(xml: string): { id: string | undefined; level: number | undefined } | undefined {
  const part = /<w:numPr>([\s\S]*?)<\/w:numPr>/.exec(xml)?.[1];
  if (part === undefined) return undefined;
  const level = valueOf(part, 'ilvl');
  return { id: valueOf(part, 'numId'), level: level === undefined ? undefined : Number(level) };
}

function readStyles(xml: string): Map<string, Use> {
  const styles = new Map<string, Use>();
  for (const [, id = '', body = ''] of xml.matchAll(
    /<w:style\s[^>]*w:styleId="([^"]*)"[^>]*>([\s\S]*?)<\/w:style>/g,
  )) {
    const use = numberingIn(body);
    if (use?.id !== undefined) styles.set(id, { id: use.id, level: use.level ?? 0 });
  }
  return styles;
}

function readNumberings(xml: string): Map<string, Numbering> {
  const shared = new Map<string, Pick<Numbering, 'counts' | 'levels'>>();
  for (const [, id = '', body = ''] of xml.matchAll(
    /<w:abstractNum\s[^>]*w:abstractNumId="([^"]*)"[^>]*>([\s\S]*?)<\/w:abstractNum>/g,
  )) {
    shared.set(id, { counts: [], levels: readLevels(body) });
  }
  const numberings = new Map<string, Numbering>();
  for (const [, id = '', body = ''] of xml.matchAll(
    /<w:num\s[^>]*w:numId="([^"]*)"[^>]*>([\s\S]*?)<\/w:num>/g,
  )) {
    const base = shared.get(valueOf(body, 'abstractNumId') ?? '');
    const restarts = [
      ...body.matchAll(/<w:lvlOverride\s[^>]*w:ilvl="(\d)"[^>]*>\s*<w:startOverride\s[^>]*w:val="(\d+)"/g),
    ];
    if (base)
      numberings.set(id, {
        ...base,
        restarts: new Map(restarts.map(([, level, from]) => [Number(level), Number(from)])),
      });
  }
  return numberings;
}

function readLevels(xml: string): (Level | undefined)[] {
  const levels: (Level | undefined)[] = [];
  for (const [, place = '0', body = ''] of xml.matchAll(
    /<w:lvl\s[^>]*w:ilvl="(\d)"[^>]*>([\s\S]*?)<\/w:lvl>/g,
  )) {
    levels[Number(place)] = {
      format: valueOf(body, 'numFmt') ?? 'decimal',
      pattern: valueOf(body, 'lvlText') ?? '',
      start: Number(valueOf(body, 'start') ?? 1),
      spaced: valueOf(body, 'suff') !== 'nothing',
    };
  }
  return levels;
}

/** Counts a paragraph and gives its label; undefined for bullets and unknown numberings. */
function nextLabel(numbering: Numbering | undefined, level: number): string | undefined {
  const own = numbering?.levels[level];
  if (!numbering || !own || own.format === 'bullet' || own.format === 'none') return undefined;
  const { counts, levels, restarts } = numbering;
  const restart = restarts.get(level);
  restarts.delete(level);
  counts[level] = restart ?? (counts[level] === undefined ? own.start : counts[level] + 1);
  counts.length = level + 1;
  const label = own.pattern.replace(/%([1-9])/g, (_, place: string) => {
    const above = levels[Number(place) - 1];
    return above ? formatNumber(counts[Number(place) - 1] ?? above.start, above.format) : '';
  });
  return own.spaced && !/[、）)．.]$/u.test(label) ? `${label} ` : label;
}

function valueOf(xml: string, tag: string): string | undefined {
  return new RegExp(`<w:${tag}\\s[^>]*w:val="([^"]*)"`).exec(xml)?.[1];
}

function escaped(text: string): string {
  return text.replace(/&(?!\w+;|#)/g, '&amp;').replace(/</g, '&lt;');
}
