import type { FileProblems } from '../problems.ts';
import { cleanText } from '../text.ts';

/**
 * The text of a file in UTF-8, UTF-16 with a mark, or GB18030 (what Chinese office programs save). Undefined, with an error
 * reported, when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array, problems: FileProblems): string | undefined {
  const text = utf16(bytes) ?? utf8(bytes) ?? gb18030(bytes, problems);
  if (text === undefined || looksBinary(text)) {
    problems.error('is no text; save it as UTF-8 text, or give it the name ending of its format.');
    return undefined;
  }
  return cleanText(text);
}

function utf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return undefined;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function gb18030(bytes: Uint8Array, problems: FileProblems): string | undefined {
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    if (!looksBinary(text)) problems.warning('is in GB18030, not UTF-8; it was converted.');
    return text;
  } catch {
    return undefined;
  }
}

/** Text has no NUL and hardly a control character. */
function looksBinary(text: string): boolean {
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0;
  return text.includes('\0') || controls > text.length / 200;
}
