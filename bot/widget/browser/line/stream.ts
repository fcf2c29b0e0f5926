import type { StreamSocket, Surroundings } from './surroundings.ts';
import { readActivitySet, type ActivitySet } from './wire.ts';

/** A stream of activities over one WebSocket. */
export interface Stream {
  /** Resolves when the stream is over: whether it had ever opened. */
  readonly ended: Promise<boolean>;
  /** Ends it without waiting for the other side, which may be out of reach. */
  readonly drop: () => void;
}

const openWithinMs = 10_000;

/** Listens to a stream until it ends; one that does not open within ten seconds ends. */
export function listenTo(
  surroundings: Surroundings,
  url: string,
  heard: { opened: () => void; received: (set: ActivitySet) => void },
): Stream {
  const over = new AbortController();
  let hasOpened = false;
  let tell: (hadOpened: boolean) => void = () => undefined;
  const ended = new Promise<boolean>((resolve) => {
    tell = resolve;
  });
  let socket: StreamSocket | undefined;
  const drop = () => {
    over.abort();
    if (socket !== undefined) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    tell(hasOpened);
  };
  try {
    socket = surroundings.openSocket(url);
    socket.onopen = () => {
      hasOpened = true;
      heard.opened();
    };
    socket.onmessage = ({ data }: { data: unknown }) => {
      const set = typeof data === 'string' ? readActivitySet(data) : undefined;
      if (set !== undefined) heard.received(set);
    };
    socket.onclose = drop;
    void surroundings.wait(openWithinMs, over.signal).then(() => {
      if (!hasOpened) drop();
    });
  } catch {
    drop();
  }
  return { ended, drop };
}
