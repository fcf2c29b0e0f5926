import type { CallFailure, CallResult, DirectLineApi } from './api.ts';
import type { Begun, Session, Sessions } from './session.ts';
import { listenTo } from './stream.ts';
import type { Surroundings } from './surroundings.ts';
import type { ActivitySet } from './wire.ts';

/** How the connection stands, for the visitor. */
export type ConnectionStatus =
  'connecting' | 'slow' | 'online' | 'reconnecting' | 'offline' | 'busy' | 'unreachable';

export interface Connection {
  /** Keeps the conversation connected until `stop`. */
  readonly run: () => Promise<void>;
  readonly stop: () => void;
  /** Tries again at once instead of waiting. */
  readonly nudge: () => void;
  /** Gives the socket up, fetches what was missed and connects again. */
  readonly resync: () => void;
  /** Tells what the browser knows of the network. */
  readonly network: (online: boolean) => void;
  /** A new conversation began: nothing of it was received yet. */
  readonly begun: (conversation: Begun) => void;
}

const slowAfterMs = 4_000;
/** Sockets that never opened, in a row, before polling takes their place for a while. */
const socketTries = 2;
const pollForMs = 60_000;
const renewEveryMs = 60_000;
/** Browsers let the timers of a page in the background ring once a minute; what is later than this was asleep. */
const sleptMs = 3 * renewEveryMs;
const pollEveryMs = { least: 1_000, most: 4_000 };
const longestPauseMs = 15_000;
/** Failed attempts in a row before the visitor is told that the service cannot be reached. */
const patience = 4;

type Ended = { readonly kind: 'dropped' } | CallFailure;

/** Follows a conversation: WebSocket with replay from the last watermark, polling where sockets do not open. */
export function keepConnected(
  surroundings: Surroundings,
  api: DirectLineApi,
  sessions: Sessions,
  events: { status: (status: ConnectionStatus) => void; received: (set: ActivitySet) => void },
): Connection {
  const stopped = new AbortController();
  let nudged = new AbortController();
  let offline = false;
  let wasOnline = false;
  let failures = 0;
  let unopened = 0;
  let watermark: string | undefined;
  let drop: () => void = () => undefined;
  let fresh: Begun | undefined;
  /** The pass was refused and renewed, and has not been taken since. */
  let doubted = false;

  const pause = async (milliseconds: number) => {
    await surroundings.wait(milliseconds, nudged.signal);
    if (nudged.signal.aborted) nudged = new AbortController();
  };
  const nudge = () => {
    nudged.abort();
  };
  const receive = (set: ActivitySet) => {
    watermark = set.watermark ?? watermark;
    events.received(set);
  };
  const live = () => {
    wasOnline = true;
    doubted = false;
    failures = 0;
    events.status('online');
  };

  const catchUp = async (session: Session): Promise<number | CallFailure> => {
    const caught = await api.activities(session, watermark);
    if (caught.kind !== 'done') return caught;
    receive(caught.value);
    return caught.value.activities.length;
  };

  const poll = async (session: Session): Promise<Ended> => {
    const until = surroundings.now() + pollForMs;
    let every = pollEveryMs.least;
    while (surroundings.now() < until && !stopped.signal.aborted && !offline) {
      const caught = await catchUp(session);
      if (typeof caught === 'object') return caught;
      live();
      every = caught > 0 ? pollEveryMs.least : Math.min(every * 1.5, pollEveryMs.most);
      await pause(every);
    }
    unopened = socketTries - 1;
    return { kind: 'dropped' };
  };

  const listen = async (url: string): Promise<boolean> => {
    const over = new AbortController();
    const stream = listenTo(surroundings, url, { opened: live, received: receive });
    drop = stream.drop;
    void keepRenewed(over.signal);
    const hadOpened = await stream.ended;
    over.abort();
    return hadOpened;
  };

  /**
   * A pass ends while nobody asks for it; an open socket must not outlive it. Where far more time went by than was waited, the
   * device slept, and the socket may be dead without anybody having told it.
   */
  const keepRenewed = async (over: AbortSignal) => {
    for (;;) {
      const from = surroundings.now();
      await surroundings.wait(renewEveryMs, over);
      if (over.aborted) return;
      await sessions.current();
      if (surroundings.now() - from > sleptMs) drop();
    }
  };

  /** The stream of a conversation, all that came before having been fetched. */
  const streamOf = async (session: Session): Promise<CallResult<{ streamUrl?: string }>> => {
    const first = fresh;
    fresh = undefined;
    if (first?.conversationId === session.conversationId) return { kind: 'done', value: first };
    const caught = await catchUp(session);
    return typeof caught === 'object' ? caught : api.reconnect(session, watermark);
  };

  const connectOnce = async (): Promise<Ended> => {
    const current = await sessions.current();
    if (current.kind !== 'done') return current;
    const session = current.value;
    const stream = await streamOf(session);
    if (stream.kind !== 'done') return settle(session, stream);
    const { streamUrl } = stream.value;
    if (streamUrl === undefined || unopened >= socketTries) return settle(session, await poll(session));
    const opened = await listen(streamUrl);
    unopened = opened ? 0 : unopened + 1;
    return { kind: 'dropped' };
  };

  const settle = async (session: Session, ended: Ended): Promise<Ended> => {
    if (ended.kind === 'gone' || (ended.kind === 'expired' && doubted)) sessions.forget();
    else if (ended.kind === 'expired') {
      doubted = true;
      await sessions.doubt(session);
    }
    return ended;
  };

  const attempt = async (): Promise<Ended> => {
    const settled = new AbortController();
    if (!wasOnline) events.status('connecting');
    void surroundings.wait(slowAfterMs, settled.signal).then(() => {
      if (!settled.signal.aborted && failures === 0 && !wasOnline) events.status('slow');
    });
    try {
      return await connectOnce();
    } finally {
      settled.abort();
    }
  };

  const statusAfter = (ended: Ended): ConnectionStatus => {
    if (ended.kind === 'busy') return 'busy';
    if (failures >= patience) return 'unreachable';
    return wasOnline ? 'reconnecting' : 'connecting';
  };

  return {
    run: async () => {
      while (!stopped.signal.aborted) {
        if (offline) {
          events.status('offline');
          await pause(longestPauseMs);
          continue;
        }
        const ended = await attempt();
        if (isStopped() || isOffline()) continue;
        failures += 1;
        events.status(statusAfter(ended));
        await pause(ended.kind === 'busy' ? ended.retryMs : backOff(failures, surroundings.random()));
      }
    },
    stop: () => {
      stopped.abort();
      drop();
      nudge();
    },
    nudge,
    resync: () => {
      drop();
      nudge();
    },
    network: (online) => {
      offline = !online;
      if (offline) drop();
      nudge();
    },
    begun: (conversation) => {
      fresh = conversation;
      watermark = undefined;
    },
  };

  function isStopped(): boolean {
    return stopped.signal.aborted;
  }
  function isOffline(): boolean {
    return offline;
  }
}

/** Half a second, doubled with every failure, up to 15 s; a third of it by chance, so that visitors do not return all at once. */
function backOff(failures: number, chance: number): number {
  const whole = Math.min(500 * 2 ** (failures - 1), longestPauseMs);
  return whole * (2 / 3 + chance / 3);
}
