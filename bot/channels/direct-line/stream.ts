import type { WebSocket } from 'ws';
import type { Standing } from '../../../src/conversations/standing.ts';
import type { OutgoingActivity } from '../../activity.ts';
import type { View } from './activities.ts';
import type { Cursor } from './watermark.ts';

/** One visitor's open connection, and how far it was told the log. */
export interface Stream {
  readonly id: string;
  /** The conversation its channel knows. */
  readonly conversationId: string;
  readonly visitorId: string;
  readonly socket: WebSocket;
  readonly attachmentUrl: View['attachmentUrl'];
  cursor: Cursor;
  /** As of the last page; missing before the first. */
  view?: View;
  /** The ids of its thread under which events come in. */
  readonly thread: Set<string>;
  /** A page is being read or sent. */
  telling: boolean;
  /** There may be news since the page was read. */
  again: boolean;
  /** The assistant is at work on an answer. */
  working: boolean;
  /** The client answered the last ping. */
  alive: boolean;
  standing?: Standing;
}

/** How a stream is closed. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** What a stream is closed with, by why. Clients come back with their watermark after any of them. */
export const closings = {
  /** The service stops; another process, or this one soon, goes on. */
  drain: { code: 1012, reason: 'reconnect' },
  failed: { code: 1011, reason: 'reconnect' },
  replaced: { code: 1013, reason: 'too many connections' },
} as const satisfies Record<string, Closing>;

/** Sends one activity set; resolves when it was handed to the network, or the connection is gone. */
export function sendSet(
  { socket }: Stream,
  activities: readonly OutgoingActivity[],
  watermark?: string,
): Promise<void> {
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  const set = JSON.stringify({ activities, ...(watermark === undefined ? {} : { watermark }) });
  return new Promise((resolve) => {
    socket.send(set, () => {
      resolve();
    });
  });
}

/** Closes a stream. */
export function closeStream({ socket }: Stream, { code, reason }: Closing): void {
  socket.close(code, reason);
}
