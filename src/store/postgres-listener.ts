import pg from 'pg';
import { backoffDelay, pause, type Backoff } from './backoff.ts';
import { eventChannel } from './events.ts';

/** A connection that does nothing but listen. */
export interface Listener {
  close(): Promise<void>;
}

/**
 * Listens for new events on a connection of its own and calls `onNews` for each notification and after each
 * (re)connection, because what was sent while it was away is lost. Reconnects with growing pauses for ever.
 */
export function listenForEvents(
  config: pg.ClientConfig,
  backoff: Backoff,
  onNews: () => void,
  report: (error: unknown) => void,
): Listener {
  const closing = new AbortController();
  const stayConnected = async (): Promise<void> => {
    for (let failures = 0; !closing.signal.aborted; failures += 1) {
      try {
        await listenOnce(config, closing.signal, () => {
          failures = 0;
          onNews();
        });
      } catch (error) {
        report(error);
      }
      await pause(backoffDelay(backoff, failures + 1), closing.signal);
    }
  };
  const done = stayConnected();
  return {
    close: () => {
      closing.abort();
      return done;
    },
  };
}

/** Resolves or rejects when the connection is over. */
async function listenOnce(config: pg.ClientConfig, closing: AbortSignal, onNews: () => void): Promise<void> {
  const client = new pg.Client(config);
  let stop: () => void = () => undefined;
  const over = new Promise<void>((resolve, reject) => {
    stop = resolve;
    client.on('error', reject);
    client.on('end', resolve);
  });
  over.catch(() => undefined);
  closing.addEventListener('abort', stop);
  try {
    await client.connect();
    client.on('notification', onNews);
    await client.query(`listen ${eventChannel}`);
    onNews();
    await over;
  } finally {
    closing.removeEventListener('abort', stop);
    await client.end().catch(() => undefined);
  }
}
