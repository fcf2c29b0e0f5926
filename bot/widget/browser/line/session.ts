import type { Beginning, CallFailure, CallResult, DirectLineApi, Pass } from './api.ts';
import type { Surroundings } from './surroundings.ts';
import { isRecord } from './wire.ts';

/** A pass with the instants (epoch milliseconds) at which it should be renewed and at which it ends. */
export interface Session extends Pass {
  readonly renewAt: number;
  readonly endsAt: number;
}

/** A conversation that has just been opened. */
export interface Begun {
  readonly conversationId: string;
  /** Where its activities are streamed; good for a short while. */
  readonly streamUrl?: string;
  /** It takes the place of one that expired. */
  readonly lost: boolean;
}

export interface Sessions {
  /** The conversation's pass, renewed or begun anew where it must be. */
  readonly current: () => Promise<CallResult<Session>>;
  /** The service no longer knows the pass: renewed if it can be, else the next `current` begins anew. */
  readonly doubt: (session: Session) => Promise<void>;
  /** Forgets the conversation; the next `current` begins another. */
  readonly forget: () => void;
}

/**
 * Keeps the pass of one conversation in the browser's own storage under `key`, so that a reload finds it again.
 * `begun` is told when a conversation was opened.
 */
export function keepSession(
  surroundings: Surroundings,
  api: DirectLineApi,
  options: { key: string; beginning: () => Beginning; begun: (conversation: Begun) => void },
): Sessions {
  const { storage, now } = surroundings;
  let held = readSession(storage.get(options.key));
  let lost = false;
  let running: Promise<CallResult<Session>> | undefined;

  const keep = (pass: Pass): Session => {
    const lifeMs = pass.expiresInSeconds * 1_000;
    held = { ...pass, renewAt: now() + lifeMs / 2, endsAt: now() + lifeMs };
    storage.set(options.key, JSON.stringify(held));
    return held;
  };
  const forget = () => {
    lost ||= held !== undefined;
    held = undefined;
    storage.remove(options.key);
  };
  const begin = async (): Promise<CallResult<Session>> => {
    const beginning = options.beginning();
    const generated = await api.generate(beginning);
    if (generated.kind !== 'done') return generated;
    const started = await api.start(generated.value.token, beginning.page);
    if (started.kind !== 'done') return started;
    const session = keep(generated.value);
    options.begun({ ...started.value, conversationId: session.conversationId, lost });
    lost = false;
    return { kind: 'done', value: session };
  };
  const renew = async (session: Session): Promise<CallResult<Session>> => {
    const renewed = await api.refresh(session);
    if (renewed.kind === 'done') return { kind: 'done', value: keep(renewed.value) };
    if (isFinal(renewed)) {
      forget();
      return begin();
    }
    return now() < session.endsAt ? { kind: 'done', value: session } : renewed;
  };
  const once = (act: () => Promise<CallResult<Session>>): Promise<CallResult<Session>> => {
    running ??= act().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    current: () => {
      if (running !== undefined) return running;
      if (held === undefined) return once(begin);
      const session = held;
      if (now() < session.renewAt) return Promise.resolve({ kind: 'done', value: session });
      return once(() => renew(session));
    },
    doubt: async (session) => {
      if (held?.token !== session.token) return;
      await once(() => renew(session));
    },
    forget,
  };
}

function isFinal(failure: CallFailure): boolean {
  return failure.kind === 'expired' || failure.kind === 'gone' || failure.kind === 'refused';
}

function readSession(text: string | undefined): Session | undefined {
  if (text === undefined) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    return isRecord(kept) && typeof kept.conversationId === 'string' && typeof kept.token === 'string'
      ? (kept as unknown as Session)
      : undefined;
  } catch {
    return undefined;
  }
}
