import type { Colleague, PresenceStatus } from '../../wire/presence.ts';
import type { OwnItem, QueueItem, QueueView } from '../../wire/queue.ts';
import type { Api } from '../net/api.ts';
import type { Failure, Result } from '../net/failure.ts';
import type { Live } from '../net/live.ts';
import { createStore, type Store } from './store.ts';

/** Who waits and whom the agent serves, kept up with the live stream, and the agent's presence. */
export interface DeskState {
  readonly view: Store<QueueView | undefined>;
  /** Why the newest attempt to load the view failed. */
  readonly failure: Store<Failure | undefined>;
  /** The agent as colleagues see it; undefined until the service has said so. */
  readonly presence: Store<Colleague | undefined>;
  /** Everybody who serves visitors. */
  readonly colleagues: Store<readonly Colleague[]>;
  /** Is told of conversations that were not there a moment ago. */
  onNews(hear: (news: News) => void): () => void;
  readonly reload: () => void;
  setPresence(wanted: { status: PresenceStatus; capacity?: number }): Promise<Result<unknown>>;
  /** Begins to keep up; the result ends it. */
  start(): () => void;
}

/** Somebody new waits, or a conversation of the agent has a message that is not read. */
export type News =
  | { readonly kind: 'waiting'; readonly items: readonly QueueItem[] }
  | { readonly kind: 'message'; readonly items: readonly OwnItem[] };

/** The service takes an agent for absent after three minutes without a sign. */
const signEveryMs = 45_000;
const gatherMs = 80;
const usualCapacity = 3;

/** `self` is the signed-in agent, as it stands before the service has seen it. */
export function createDeskState(
  api: Api,
  live: Live,
  self: Pick<Colleague, 'id' | 'name' | 'skills'>,
): DeskState {
  const view = createStore<QueueView | undefined>(undefined);
  const failure = createStore<Failure | undefined>(undefined);
  const presence = createStore<Colleague | undefined>(undefined);
  const colleagues = createStore<readonly Colleague[]>([]);
  const listeners = new Set<(news: News) => void>();
  let running = new AbortController();

  const tell = (news: News) => {
    if (news.items.length > 0) for (const listen of listeners) listen(news);
  };
  const take = (next: QueueView) => {
    const before = view.get();
    view.set(next);
    if (before === undefined) return;
    const waited = new Set(before.waiting.map(({ id }) => id));
    const unread = new Map(before.own.map((item) => [item.id, item.unread]));
    tell({ kind: 'waiting', items: next.waiting.filter(({ id }) => !waited.has(id)) });
    tell({ kind: 'message', items: next.own.filter((item) => item.unread > (unread.get(item.id) ?? 0)) });
  };
  const load = async () => {
    running.abort();
    const own = new AbortController();
    running = own;
    const result = await api.get<QueueView>('/queue', {}, own.signal);
    if (own.signal.aborted) return;
    failure.set(result.kind === 'ok' ? undefined : result);
    if (result.kind === 'ok') take(result.value);
  };
  const meet = async () => {
    const result = await api.get<{ colleagues: Colleague[] }>('/colleagues');
    if (result.kind === 'failed') return;
    colleagues.set(result.value.colleagues);
    const absent = { ...self, status: 'away', open: 0, capacity: usualCapacity } as const;
    presence.set(result.value.colleagues.find(({ id }) => id === self.id) ?? absent);
  };
  const setPresence: DeskState['setPresence'] = async (wanted) => {
    const result = await api.send('PUT', '/presence', wanted, { repeatable: true });
    const own = presence.get();
    if (result.kind === 'ok' && own !== undefined) presence.set({ ...own, ...wanted });
    return result;
  };

  return {
    view,
    failure,
    presence,
    colleagues,
    setPresence,
    reload: () => void load(),
    onNews: (hear) => {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    start: () => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = live.onEvent(({ name }) => {
        if (name === 'presence' || name === 'reset') void meet();
        if (name !== 'queue' && name !== 'message' && name !== 'reset') return;
        timer ??= setTimeout(() => {
          timer = undefined;
          void load();
        }, gatherMs);
      });
      const signs = setInterval(() => {
        const status = presence.get()?.status;
        if (status !== undefined && status !== 'away') void setPresence({ status });
      }, signEveryMs);
      void load();
      void meet();
      return () => {
        stop();
        clearTimeout(timer);
        clearInterval(signs);
        running.abort();
      };
    },
  };
}
