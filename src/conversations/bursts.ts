/** How a burst of short messages becomes one question; times in milliseconds. */
export interface BurstLimits {
  /** How long the visitor must be quiet before an unfinished message counts as the whole question. */
  quietMs: number;
  /** No question waits longer than this from its first message on. */
  longestMs: number;
}

export const defaultBurstLimits: BurstLimits = { quietMs: 700, longestMs: 3_000 };

/** A text this long is a question of its own, even without a question mark. */
const longText = 20;
const finished = /[?？!！。.…~～]["'”’」』）)]*\s*$|[吗嗎呢吧么麼]\s*$/u;
const asking =
  /多少|几|幾|什么|什麼|怎|如何|哪|谁|誰|为何|為何|能否|可否|是否|是不是|能不能|可不可以|有没有|有沒有|\b(?:what|how|when|where|who|which|why|can|could|do|does|is|are|may|should)\b/iu;

/** Whether a text reads like a whole question, so that nothing more is to be waited for. */
export function looksFinished(text: string): boolean {
  return text.length >= longText || finished.test(text) || asking.test(text);
}

/**
 * How long to wait for more before the messages that wait are answered as one turn. 0: not at all.
 * `messages` are those of the visitor that wait, oldest first.
 */
export function burstDelay(
  messages: readonly { at: number; text: string; kind: string }[],
  now: number,
  limits: BurstLimits = defaultBurstLimits,
): number {
  const first = messages[0];
  const last = messages.at(-1);
  if (first === undefined || last === undefined) return 0;
  if (last.kind === 'choice' || looksFinished(last.text)) return 0;
  return Math.max(0, Math.min(last.at + limits.quietMs, first.at + limits.longestMs) - now);
}
