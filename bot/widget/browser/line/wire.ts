import type { Language } from '../../../../src/language/language.ts';

/** The parts of a Bot Framework activity that the widget reads or writes (docs/web-channel.md). */
export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly name?: string;
  readonly text?: string;
  readonly locale?: string;
  readonly timestamp?: string;
  readonly from?: { readonly id?: string; readonly name?: string; readonly role?: string };
  readonly value?: unknown;
  readonly attachments?: readonly WireAttachment[];
  readonly entities?: readonly WireEntity[];
  readonly suggestedActions?: {
    readonly actions?: readonly { readonly title?: string; readonly value?: unknown }[];
  };
  readonly channelData?: {
    readonly clientActivityID?: string;
    readonly streamType?: string;
    readonly tongda?: TongdaData;
  };
}

export interface WireAttachment {
  readonly contentType: string;
  readonly contentUrl?: string;
  readonly name?: string;
}

/** An entity of schema.org; only a message's actions are read. */
export interface WireEntity {
  readonly type?: string;
  readonly '@type'?: string;
  readonly '@id'?: string;
  readonly potentialAction?: readonly WireEntity[];
  readonly [other: string]: unknown;
}

/** `channelData.tongda`: what the service says beyond plain Direct Line. */
export interface TongdaData {
  readonly kind?: 'text' | 'choice' | 'reply' | 'notice' | 'hands' | 'attachment' | 'rating' | 'progress';
  readonly from?: 'visitor' | 'assistant' | 'agent' | 'system';
  readonly outcome?: string;
  readonly reason?: string;
  readonly turnId?: string;
  readonly reply?: WireReply;
  readonly hands?: { readonly act: string; readonly owner?: string; readonly agentName?: string };
  readonly label?: string;
  readonly ticketId?: string;
}

/** A reply whose lines are rendered in the visitor's language. */
export interface WireReply {
  readonly lines: readonly WireLine[];
  readonly citations: readonly WireCitation[];
  readonly choices: readonly WireChoice[];
  readonly card?: WireCard;
  readonly notices: readonly string[];
  readonly aiGenerated: boolean;
}

export interface WireLine {
  readonly text: string;
  readonly citations?: readonly number[];
  readonly quotedLanguage?: Language;
}

export interface WireCitation {
  readonly marker: number;
  readonly title: string;
  readonly section: string;
  readonly documentNumber?: string;
  readonly issuer?: string;
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
  readonly url?: string;
  readonly quote: string;
}

export interface WireChoice {
  readonly id: string;
  readonly label: string;
}

export interface WireCard {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string; readonly selected: boolean }[];
  readonly conditions: readonly string[];
}

/** The state of the conversation, from the event `tongda/state`. */
export interface ServiceState {
  readonly owner: 'assistant' | 'queue' | 'agent' | 'closed';
  readonly agentName?: string;
  readonly queuePosition?: number;
  readonly onDuty: boolean;
  readonly language: Language;
  readonly ended: boolean;
}

/** Activities in their order with the place they reach to. */
export interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
  /** How the conversation stands, where it was fetched and no stream tells it. */
  readonly state?: ServiceState;
}

/** An activity set out of JSON; undefined for an empty keep-alive frame and for anything else. */
export function readActivitySet(json: string): ActivitySet | undefined {
  if (json.trim() === '') return undefined;
  try {
    return asActivitySet(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** An activity set out of a parsed body; what is no activity is left out. */
export function asActivitySet(body: unknown): ActivitySet | undefined {
  if (!isRecord(body) || !Array.isArray(body.activities)) return undefined;
  const { watermark } = body;
  const state = readServiceState(body.state);
  return {
    activities: body.activities.filter(isActivity),
    ...(typeof watermark === 'string' || typeof watermark === 'number'
      ? { watermark: String(watermark) }
      : {}),
    ...(state === undefined ? {} : { state }),
  };
}

/** The value of a `tongda/state` event; undefined when it is not one. */
export function readServiceState(value: unknown): ServiceState | undefined {
  if (!isRecord(value) || typeof value.owner !== 'string') return undefined;
  return value as unknown as ServiceState;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isActivity(value: unknown): value is Activity {
  return isRecord(value) && typeof value.type === 'string';
}
