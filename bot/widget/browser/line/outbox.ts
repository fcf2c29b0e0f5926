import type { CallResult, DirectLineApi } from './api.ts';
import type { Session, Sessions } from './session.ts';
import type { Surroundings } from './surroundings.ts';
import { isRecord, type Activity } from './wire.ts';

/** A message of the visitor on its way. */
export interface Outgoing {
  /** Makes sending again harmless; the service gives it back with the message. */
  readonly clientId: string;
  readonly text: string;
  /** Id of the choice whose label the text is. */
  readonly choice?: string;
  readonly file?: File;
  readonly state: OutgoingState;
}

/**
 * `waiting`: not yet tried, or to be tried again by itself; `sent`: taken by the service, its echo not yet seen;
 * `unsent`: tried in vain, goes out by itself once the connection is back; `refused`: the service will not take it.
 */
export type OutgoingState = 'waiting' | 'sending' | 'slow' | 'sent' | 'unsent' | 'refused' | 'too-long';

export interface Outbox {
  /** What is on its way, oldest first. */
  readonly items: () => readonly Outgoing[];
  readonly put: (message: Pick<Outgoing, 'text' | 'choice' | 'file'>) => void;
  /** The service gave these back: they have arrived. */
  readonly arrived: (clientIds: ReadonlySet<string>) => void;
  /** Tries again what is not sent; a refused message only when it is named. */
  readonly resend: (clientId?: string) => void;
  readonly discard: (clientId: string) => void;
}

const slowAfterMs = 3_000;
/** The echo of a message that was taken comes within this, or the stream is dead. */
const echoWithinMs = 6_000;
const longestPauseMs = 60_000;
const tooLarge = 413;

/** Sends messages one after another, in order, and keeps texts in the browser until they have arrived. */
export function keepOutbox(
  surroundings: Surroundings,
  api: DirectLineApi,
  sessions: Sessions,
  options: { key: string; from: () => Activity['from']; changed: () => void; silent: () => void },
): Outbox {
  let items: readonly Outgoing[] = restore(surroundings.storage.get(options.key));
  let working = false;
  let failures = 0;
  const forever = new AbortController().signal;

  const replace = (next: readonly Outgoing[]) => {
    items = next;
    const texts = items.filter((item) => item.file === undefined && item.state !== 'sent');
    if (texts.length === 0) surroundings.storage.remove(options.key);
    else surroundings.storage.set(options.key, JSON.stringify(texts));
    options.changed();
  };
  const mark = (clientId: string, state: OutgoingState) => {
    if (!items.some((item) => item.clientId === clientId && item.state !== state)) return;
    replace(items.map((item) => (item.clientId === clientId ? { ...item, state } : item)));
  };
  const stateOf = (clientId: string) => items.find((item) => item.clientId === clientId)?.state;

  const deliver = async (item: Outgoing): Promise<CallResult<Session>> => {
    const current = await sessions.current();
    if (current.kind !== 'done') return current;
    const activity = activityOf(item, options.from());
    const result =
      item.file === undefined
        ? await api.post(current.value, activity)
        : await api.upload(current.value, activity, item.file);
    if (result.kind === 'done') return current;
    if (result.kind === 'expired') await sessions.doubt(current.value);
    if (result.kind === 'gone') sessions.forget();
    return result;
  };

  const watchForEcho = async (clientId: string) => {
    await surroundings.wait(echoWithinMs, forever);
    if (stateOf(clientId) === 'sent') options.silent();
  };
  const watchForSlowness = async (clientId: string, over: AbortSignal) => {
    await surroundings.wait(slowAfterMs, over);
    if (!over.aborted && stateOf(clientId) === 'sending') mark(clientId, 'slow');
  };

  /** Sends one; true when the next may follow. */
  const sendOne = async (item: Outgoing): Promise<boolean> => {
    const over = new AbortController();
    mark(item.clientId, 'sending');
    void watchForSlowness(item.clientId, over.signal);
    let result = await deliver(item);
    if (result.kind === 'expired' || result.kind === 'gone') result = await deliver(item);
    over.abort();
    switch (result.kind) {
      case 'done':
        failures = 0;
        mark(item.clientId, 'sent');
        void watchForEcho(item.clientId);
        return true;
      case 'refused':
        mark(item.clientId, result.status === tooLarge ? 'too-long' : 'refused');
        return true;
      case 'busy':
        mark(item.clientId, 'waiting');
        await surroundings.wait(result.retryMs, forever);
        return true;
      default:
        failures += 1;
        holdBack();
        void tryLater();
        return false;
    }
  };

  /** What comes behind a message that could not go out waits with it, or the order would change. */
  const holdBack = () => {
    replace(items.map((item) => (isPending(item) ? { ...item, state: 'unsent' } : item)));
  };
  const tryLater = async () => {
    await surroundings.wait(Math.min(5_000 * 2 ** (failures - 1), longestPauseMs), forever);
    if (items.some((item) => item.state === 'unsent')) sendAgain();
  };
  const sendAgain = (clientId?: string) => {
    replace(
      items.map((item) =>
        item.state === 'unsent' || item.clientId === clientId ? { ...item, state: 'waiting' } : item,
      ),
    );
    void work();
  };

  const work = async () => {
    if (working) return;
    working = true;
    try {
      for (;;) {
        const next = items.find((item) => item.state === 'waiting');
        if (next === undefined || !(await sendOne(next))) return;
      }
    } finally {
      working = false;
    }
  };

  return {
    items: () => items,
    put: (message) => {
      items = [...items, { ...message, clientId: surroundings.newId(), state: 'waiting' }];
      sendAgain();
    },
    arrived: (clientIds) => {
      const rest = items.filter((item) => !clientIds.has(item.clientId));
      if (rest.length !== items.length) replace(rest);
    },
    resend: sendAgain,
    discard: (clientId) => {
      replace(items.filter((item) => item.clientId !== clientId));
    },
  };
}

function isPending({ state }: Outgoing): boolean {
  return state === 'waiting' || state === 'sending' || state === 'slow';
}

function activityOf(item: Outgoing, from: Activity['from']): Activity {
  return {
    type: 'message',
    ...(from === undefined ? {} : { from }),
    ...(item.text === '' ? {} : { text: item.text }),
    ...(item.choice === undefined ? {} : { value: { choice: item.choice } }),
    channelData: { clientActivityID: item.clientId },
  };
}

/** Texts that had not arrived when the page went; they are shown as not sent and go out with the connection. */
function restore(kept: string | undefined): Outgoing[] {
  if (kept === undefined) return [];
  try {
    const items: unknown = JSON.parse(kept);
    if (!Array.isArray(items)) return [];
    return items
      .filter(
        (item): item is Outgoing =>
          isRecord(item) && typeof item.clientId === 'string' && typeof item.text === 'string',
      )
      .map((item) => ({ ...item, state: 'unsent' }));
  } catch {
    return [];
  }
}
