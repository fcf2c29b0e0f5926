import { directLineApi, type Beginning } from './api.ts';
import { keepConnected, type ConnectionStatus } from './connection.ts';
import { keepOutbox, type Outbox } from './outbox.ts';
import { keepSession } from './session.ts';
import type { Surroundings } from './surroundings.ts';
import type { Activity, ActivitySet } from './wire.ts';

/** What the client tells whoever shows the conversation. */
export interface ClientEvents {
  readonly status: (status: ConnectionStatus) => void;
  readonly received: (set: ActivitySet) => void;
  /** A conversation begins; `lost` when it takes the place of one that expired. */
  readonly begun: (lost: boolean) => void;
  /** The messages on their way changed. */
  readonly outgoing: () => void;
}

export interface DirectLineClient {
  readonly outbox: Outbox;
  /** Connects and stays connected. */
  readonly run: () => Promise<void>;
  readonly stop: () => void;
  /** Posts an event of the visitor; false when it did not arrive. */
  readonly act: (name: string, content?: Pick<Activity, 'value' | 'entities'>) => Promise<boolean>;
  /** Tries again at once. */
  readonly retry: () => void;
  /** Tells what the browser knows of the network. */
  readonly network: (online: boolean) => void;
  /** The page came to the front: what was missed while it slept is fetched. */
  readonly awake: () => void;
}

/** Pauses between attempts to act while there is no conversation yet, in milliseconds: a service starts within seconds. */
const pauses = [500, 1_000, 2_000, 4_000];
const forever = new AbortController().signal;

/** A Direct Line 3.0 client for one visitor; `key` names its place in the browser's storage. */
export function directLineClient(
  surroundings: Surroundings,
  options: { key: string; beginning: () => Beginning; from: () => Activity['from'] },
  events: ClientEvents,
): DirectLineClient {
  const api = directLineApi(surroundings);
  const sessions = keepSession(surroundings, api, {
    key: `${options.key}.session`,
    beginning: options.beginning,
    begun: (conversation) => {
      connection.begun(conversation);
      events.begun(conversation.lost);
    },
  });
  const connection = keepConnected(surroundings, api, sessions, {
    status: (status) => {
      events.status(status);
      if (status === 'online' && outbox.items().some((item) => item.state === 'unsent')) outbox.resend();
    },
    received: (set) => {
      const ids = set.activities.flatMap((activity) => activity.channelData?.clientActivityID ?? []);
      outbox.arrived(new Set(ids));
      events.received(set);
    },
  });
  const outbox = keepOutbox(surroundings, api, sessions, {
    key: `${options.key}.unsent`,
    from: options.from,
    changed: events.outgoing,
    silent: connection.resync,
  });

  const act: DirectLineClient['act'] = async (name, content = {}) => {
    const from = options.from();
    const activity: Activity = {
      type: 'event',
      name,
      ...(from === undefined ? {} : { from }),
      ...content,
      channelData: { clientActivityID: surroundings.newId() },
    };
    for (const pauseMs of pauses) {
      const current = await sessions.current();
      if (current.kind === 'done') {
        const result = await api.post(current.value, activity);
        if (result.kind === 'done') return true;
        // An act whose answer was lost may have been done: whether to do it again is for the visitor to say.
        if (result.kind !== 'expired') return false;
        await sessions.doubt(current.value);
      } else await surroundings.wait(pauseMs, forever);
    }
    return false;
  };

  return {
    outbox,
    run: connection.run,
    stop: connection.stop,
    act,
    retry: () => {
      connection.nudge();
      outbox.resend();
    },
    network: connection.network,
    awake: connection.resync,
  };
}
