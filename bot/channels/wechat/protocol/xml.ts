import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** The elements of a callback by name, all as text. */
export type XmlFields = Readonly<Record<string, string>>;

/** The callbacks are flat but for a few events; deeper is none of the platform's. */
const deepest = 6;

const parser = new XMLParser({
  processEntities: false,
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: false,
  maxNestedTags: deepest,
  cdataPropName: '#cdata',
});

/** The fields of a callback's XML; undefined for what is none. Entities are not resolved, a document type is refused. */
export function fieldsOf(xml: string): XmlFields | undefined {
  if (/<!(?:doctype|entity)/i.test(xml.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, ''))) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is a package of its own with the same check
  if (XMLValidator.validate(xml) !== true) return undefined;
  try {
    const root = (parser.parse(xml) as Record<string, unknown>).xml;
    return typeof root === 'object' && root !== null ? textFields(root) : undefined;
  } catch {
    return undefined;
  }
}

function textFields(root: object): XmlFields {
  const fields = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(root)) {
    const text = textOf(value);
    if (text !== undefined) fields[name] = text;
  }
  return fields;
}

/** Text outside of CDATA is layout where CDATA is there. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'object' || value === null || !('#cdata' in value)) return undefined;
  const cdata = value['#cdata'];
  return Array.isArray(cdata) ? cdata.join('') : typeof cdata === 'string' ? cdata : undefined;
}

/** Elements under `<xml>`; numbers stand bare, text in CDATA. */
export function xmlOf(fields: Readonly<Record<string, string | number>>): string {
  const elements = Object.entries(fields).map(
    ([name, value]) => `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`,
  );
  return `<xml>${elements.join('')}</xml>`;
}

/** What XML 1.0 cannot hold at all goes; the end mark of CDATA is split over two sections. */
function cdata(text: string): string {
  const holdable = text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
  return `<![CDATA[${holdable.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
