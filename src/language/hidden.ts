/** What a text can hide from the eye. Emoji sequences are not hidden text. */
export const hiddenKinds = [
  'lone-surrogate',
  'nul',
  'control',
  'zero-width',
  'bidi',
  'tag',
  'filler',
] as const;
export type HiddenKind = (typeof hiddenKinds)[number];

const patterns: Readonly<Record<HiddenKind, RegExp>> = {
  'lone-surrogate': /\p{Surrogate}/gu,
  nul: /\0/g,
  // Tab, line feed and carriage return are layout, not hidden.

  control: /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufff9-\ufffb]/g,
  'zero-width':
    /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|[\u200b\u200c\u2060-\u2064\ufeff\u00ad\u034f\u180e]/gu,
  bidi: /[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/g,
  tag: /(?<!\u{1f3f4}[\u{e0061}-\u{e007a}]{0,8})[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/gu,
  filler: /[\u115f\u1160\u3164\uffa0\u17b4\u17b5\u2800]/g,
};

/** A text without what it hid, and the kinds that were found. */
export interface Stripped {
  readonly text: string;
  readonly found: readonly HiddenKind[];
}

/** Takes out lone surrogates, NUL, control, zero-width, bidi and tag characters and fillers. */
export function stripHidden(text: string): Stripped {
  if (isPlain(text)) return { text, found: [] };
  const found: HiddenKind[] = [];
  let result = text;
  for (const kind of hiddenKinds) {
    const stripped = result.replace(patterns[kind], '');
    if (stripped.length < result.length) found.push(kind);
    result = stripped;
  }
  return { text: result, found };
}

/** The text with every lone surrogate replaced by U+FFFD; such a text can be stored and sent anywhere. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** True for the ordinary characters of Chinese and English text, which hide nothing. */
export function isPlain(text: string): boolean {
  return /^[\t\n\r\x20-\x7e\u3001-\u3015\u4e00-\u9fff\uff01-\uff5e\u2014\u2018-\u201d\u2026\u00b7]*$/.test(
    text,
  );
}
