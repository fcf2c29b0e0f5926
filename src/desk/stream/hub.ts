import { findConversation } from '../../conversations/repository.ts';
import type { StateDatabase } from '../../store/database.ts';
import type { StoredEvent } from '../../store/events.ts';
import { audienceOf } from './audience.ts';

/** An event with the agent who has its conversation, where that decides who is told. */
export interface AddressedEvent {
  readonly event: StoredEvent;
  readonly owner: string | undefined;
}

/** Spreads the event log over the open streams of this process; looks up an owner once for all of them. */
export interface Hub {
  /** Calls for every event from now on, in order, and `end` when the service stops. */
  follow(listener: (addressed: AddressedEvent) => void, end: () => void): () => void;
  /** The same for an event of the past. */
  address(event: StoredEvent): Promise<AddressedEvent>;
  /** Ends every stream. */
  stop(): void;
}

export function createHub({ events, store }: StateDatabase, report: (error: unknown) => void): Hub {
  const listeners = new Map<(addressed: AddressedEvent) => void, () => void>();
  let tail: Promise<void> = Promise.resolve();
  const address = async (event: StoredEvent): Promise<AddressedEvent> => {
    const needsOwner = audienceOf(event)?.to === 'owner' && event.conversationId !== undefined;
    const conversation = needsOwner ? await findConversation(store, event.conversationId ?? '') : undefined;
    return { event, owner: conversation?.owner === 'agent' ? conversation.agentId : undefined };
  };
  const unsubscribe = events.subscribe((event) => {
    if (listeners.size === 0) return;
    tail = tail
      .then(async () => {
        const addressed = await address(event);
        for (const listener of listeners.keys()) listener(addressed);
      })
      .catch(report);
  });
  return {
    follow: (listener, end) => {
      listeners.set(listener, end);
      return () => listeners.delete(listener);
    },
    address,
    stop: () => {
      unsubscribe();
      for (const end of listeners.values()) end();
    },
  };
}
