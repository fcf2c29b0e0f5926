/** How far a reader of a thread has read: the ordinal of the conversation in it, and a sequence there. */
export interface Cursor {
  readonly ordinal: number;
  readonly sequence: number;
}

export const beginning: Cursor = { ordinal: 0, sequence: 0 };

/** More messages than a conversation ever has. */
const conversationSpan = 2 ** 32;

/** The cursor as one growing number; clients take it as it is. */
export function watermarkOf({ ordinal, sequence }: Cursor): string {
  return String(ordinal * conversationSpan + sequence);
}

/** The cursor of a watermark; the beginning for an empty one, undefined for what is none. */
export function cursorOf(watermark: string | undefined): Cursor | undefined {
  if (watermark === undefined || watermark === '') return beginning;
  const value = /^\d{1,16}$/.test(watermark) ? Number(watermark) : NaN;
  if (!Number.isSafeInteger(value)) return undefined;
  return { ordinal: Math.floor(value / conversationSpan), sequence: value % conversationSpan };
}
