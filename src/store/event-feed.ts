import { latestEvent, readEvents, type StoredEvent } from './events.ts';
import type { Store } from './schema.ts';

export type EventListener = (event: StoredEvent) => void;

/** Delivers every event once and in order to every listener of this process. */
export interface EventFeed {
  /** Calls the listener for each event from now on; returns how to stop. A listener that throws is reported and kept. */
  subscribe(listener: EventListener): () => void;
  /** Events after a number, to catch up from the table after a loss. */
  readAfter(sequence: number, limit?: number): Promise<StoredEvent[]>;
  /** The number of the newest event. */
  latest(): Promise<number>;
  /** The number of the newest event that was delivered here; 0 before the first reading. */
  delivered(): number;
  /** Reads what is new and delivers it; resolves when all that was there at the call is delivered. */
  catchUp(): Promise<void>;
}

const pageSize = 500;

/** A feed that reads from the event table whenever it is told that there may be news. */
export function createEventFeed(store: Store, report: (error: unknown) => void): EventFeed {
  const listeners = new Set<EventListener>();
  let position: number | undefined;
  let tail: Promise<void> = Promise.resolve();

  const deliver = (event: StoredEvent): void => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        report(error);
      }
    }
  };
  const readOn = async (): Promise<void> => {
    if (position === undefined) {
      position = await latestEvent(store);
      return;
    }
    for (;;) {
      const events = await readEvents(store, position, pageSize);
      for (const event of events) {
        position = event.sequence;
        deliver(event);
      }
      if (events.length < pageSize) return;
    }
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readAfter: (sequence, limit = pageSize) => readEvents(store, sequence, limit),
    latest: () => latestEvent(store),
    delivered: () => position ?? 0,
    catchUp: () => {
      const next = tail.then(readOn);
      tail = next.catch(report);
      return next;
    },
  };
}
