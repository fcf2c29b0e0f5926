/**
 * How many customer-service messages a WeChat visitor may still be sent. After a message of the visitor 5 within 48
 * hours; after a tap on a menu, a scan or a follow 3 within one minute (the platform's page on customer-service
 * messages). Instants are epoch milliseconds.
 */
export interface Allowance {
  readonly messageLeft: number;
  readonly messageUntil: number;
  readonly actLeft: number;
  readonly actUntil: number;
}

/** Whose words are to be sent: the last two messages after a visitor's message are kept for an agent. */
export type Speaker = 'assistant' | 'agent';

/** What opens a window: a message, or a tap on a menu, scan or follow. */
export type Interaction = 'message' | 'act';

const hour = 3_600_000;
export const windows = {
  message: { count: 5, ms: 48 * hour },
  act: { count: 3, ms: 60_000 },
} as const;
export const keptForAgent = 2;

export const noAllowance: Allowance = { messageLeft: 0, messageUntil: 0, actLeft: 0, actUntil: 0 };

/** The allowance after the visitor did something. */
export function afterInteraction(allowance: Allowance, interaction: Interaction, now: number): Allowance {
  const { count, ms } = windows[interaction];
  return interaction === 'message'
    ? { ...allowance, messageLeft: count, messageUntil: now + ms }
    : { ...allowance, actLeft: count, actUntil: now + ms };
}

/** The allowance after one more message; undefined when none may be sent. The window that ends first is used first. */
export function afterSending(allowance: Allowance, speaker: Speaker, now: number): Allowance | undefined {
  const { messageLeft, messageUntil, actLeft, actUntil } = allowance;
  if (actUntil > now && actLeft > 0) return { ...allowance, actLeft: actLeft - 1 };
  const kept = speaker === 'agent' ? 0 : keptForAgent;
  if (messageUntil > now && messageLeft > kept) return { ...allowance, messageLeft: messageLeft - 1 };
  return undefined;
}

/** How many messages this speaker may send now. */
export function leftFor(allowance: Allowance, speaker: Speaker, now: number): number {
  const { messageLeft, messageUntil, actLeft, actUntil } = allowance;
  const kept = speaker === 'agent' ? 0 : keptForAgent;
  return (actUntil > now ? actLeft : 0) + (messageUntil > now ? Math.max(0, messageLeft - kept) : 0);
}

/** When the last window ends in which something may still be sent; undefined when none is open. */
export function windowEnd(
  { messageLeft, messageUntil, actLeft, actUntil }: Allowance,
  now: number,
): number | undefined {
  if (messageUntil > now && messageLeft > 0) return messageUntil;
  return actUntil > now && actLeft > 0 ? actUntil : undefined;
}

/** The two ways in which nothing may be sent: no window is open, or its messages are used up. */
export function whyNothingLeft(
  { messageUntil, actUntil }: Allowance,
  now: number,
): 'window-over' | 'quota-used' {
  return messageUntil > now || actUntil > now ? 'quota-used' : 'window-over';
}
