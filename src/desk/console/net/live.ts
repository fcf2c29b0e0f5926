import type { DeskEvent } from '../../wire/stream.ts';
import { eventStreamReader, type StreamEvent } from './event-stream.ts';
import { failureOf } from './failure.ts';
import type { Surroundings } from './surroundings.ts';

/** How the stream stands: on its way there, live, or broken since an instant. */
export type LiveStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** `since` in epoch milliseconds of this page's clock. */
  | { readonly kind: 'offline'; readonly since: number };

/** The live stream of a signed-in person. */
export interface Live {
  status(): LiveStatus;
  /** Is told of every event in its order, and by `reset` that events may have been missed. */
  onEvent(hear: (event: DeskEvent) => void): () => void;
  onStatus(hear: (status: LiveStatus) => void): () => void;
  /** Follows the stream until it is stopped or the session is over. */
  run(): Promise<void>;
  /** Tries again at once: the network is back, the page woke up, or the person asks for it. */
  readonly retry: () => void;
  stop(): void;
}

const path = '/api/desk/stream';
/** The service writes something every 15 seconds at least; a stream that is silent for longer is dead. */
const silenceMs = 40_000;
const listenEveryMs = 5_000;
const firstPauseMs = 500;
const longestPauseMs = 20_000;

/** What became of one connection. */
type Ending = 'opened' | 'refused' | 'signed-out';

/**
 * Follows the stream with `Last-Event-ID`, so that after a break it goes on where it stopped. Between attempts it waits
 * twice as long each time, with chance in it, so that a hundred desks do not come back at once.
 */
export function createLive(surroundings: Surroundings, now: () => number, signedOut: () => void): Live {
  const listeners = new Set<(event: DeskEvent) => void>();
  const watchers = new Set<(status: LiveStatus) => void>();
  let status: LiveStatus = { kind: 'connecting' };
  let lastId = '';
  let isStopped = false;
  /** Ends the connection or the pause of the moment. */
  let phase = new AbortController();

  const become = (next: LiveStatus) => {
    if (next.kind === status.kind) return;
    status = next;
    for (const watch of watchers) watch(next);
  };
  const tell = (event: DeskEvent) => {
    for (const listen of listeners) listen(event);
  };
  const hear = ({ id, data }: StreamEvent) => {
    if (id !== '') lastId = id;
    const event = eventOf(data);
    if (event !== undefined) tell(event);
  };

  const connect = async (line: AbortController): Promise<Ending> => {
    let heardAt = now();
    const watch = setInterval(() => {
      if (now() - heardAt > silenceMs) line.abort();
    }, listenEveryMs);
    let ending: Ending = 'refused';
    try {
      const response = await surroundings.fetch(path, {
        credentials: 'same-origin',
        cache: 'no-store',
        headers: { accept: 'text/event-stream', ...(lastId === '' ? {} : { 'last-event-id': lastId }) },
        signal: line.signal,
      });
      if (!response.ok || response.body === null)
        return (await failureOf(response)).code === 'signed-out' ? 'signed-out' : 'refused';
      ending = 'opened';
      become({ kind: 'live' });
      // Without a place to go on from, whatever happened before this moment was missed.
      if (lastId === '') tell({ name: 'reset', because: 'console.connected', at: now() });
      const body = response.body.getReader();
      const decoder = new TextDecoder();
      const reader = eventStreamReader();
      for (let part = await body.read(); !part.done; part = await body.read()) {
        heardAt = now();
        for (const event of reader.read(decoder.decode(part.value, { stream: true }))) hear(event);
      }
      return ending;
    } catch {
      return ending;
    } finally {
      clearInterval(watch);
      line.abort();
    }
  };

  return {
    status: () => status,
    onEvent: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    onStatus: (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    async run() {
      let pause = firstPauseMs;
      const stopped = () => isStopped;
      while (!stopped()) {
        phase = new AbortController();
        const ending = await connect(phase);
        if (stopped()) return;
        if (ending === 'signed-out') {
          signedOut();
          return;
        }
        become({ kind: 'offline', since: now() });
        pause = ending === 'opened' ? firstPauseMs : Math.min(pause * 2, longestPauseMs);
        phase = new AbortController();
        await surroundings.wait(pause * (0.5 + surroundings.random() / 2), phase.signal);
      }
    },
    retry: () => {
      phase.abort();
    },
    stop: () => {
      isStopped = true;
      phase.abort();
    },
  };
}

function eventOf(data: string): DeskEvent | undefined {
  try {
    const body: unknown = JSON.parse(data);
    return typeof body === 'object' && body !== null && 'name' in body ? (body as DeskEvent) : undefined;
  } catch {
    return undefined;
  }
}
