import type { FieldError } from '../src/server/problems.ts';
import type { OutgoingActivity, VisitorActivity } from './activity.ts';

/** The channels the assistant speaks on. */
export type ChannelName = 'directline' | 'wechat';

/** A conversation on a channel, for whoever speaks in it. */
export interface Reference {
  readonly channel: ChannelName;
  /** As the channel knows it. */
  readonly conversationId: string;
  readonly visitorId: string;
}

/** What became of a visitor's activity. */
export type Receipt =
  /** Done, and durable where something was to be kept; `id` is that of the activity it became. */
  | { kind: 'accepted'; id: string }
  /** It cannot be done as it stands; `error` names the field. */
  | { kind: 'refused'; error: FieldError }
  | { kind: 'unknown-conversation' }
  /** Something broke; nothing may be taken as kept. */
  | { kind: 'failed' };

/** How activities are to be delivered. */
export interface Delivery {
  /** One of several ways to the same visitor; without it all of them. */
  readonly connection?: string;
  /** How far the log is told with these activities; missing where they are not of the log. */
  readonly watermark?: string;
}

/** Carries activities to visitors of one channel. */
export interface Outlet {
  /** Resolves when the activities are on their way; visitors who are not connected get nothing. */
  send(reference: Reference, activities: readonly OutgoingActivity[], delivery: Delivery): Promise<void>;
}

/** Gets what is meant for the desk and for no visitor: `handoff.initiate` and `handoff.status`. */
export interface DeskOutlet {
  send(activities: readonly OutgoingActivity[]): Promise<void>;
}

/** The assistant as channels know it. */
export interface Assistant {
  /** Does what a visitor's activity asks for. Never rejects. */
  receive(reference: Reference, activity: VisitorActivity): Promise<Receipt>;
  /** Speaks in a conversation of its own accord: agents' messages, late replies, progress. */
  tell(reference: Reference, activities: readonly OutgoingActivity[], delivery?: Delivery): Promise<void>;
  /** Names where activities of a channel go. */
  connect(channel: ChannelName, outlet: Outlet): void;
  /** Tells the desk of changes of hands from now on; returns how to stop. */
  followHands(): () => void;
}
