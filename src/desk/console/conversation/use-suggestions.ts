import { useMemo, useState } from 'preact/hooks';
import type { Suggestion } from '../../wire/suggestion.ts';
import type { Failure } from '../net/failure.ts';
import { useConsole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { useSpeech } from '../state/speech.ts';

/** The drafts of a conversation and what can be done with the newest. */
export interface Suggestions {
  readonly list: readonly Suggestion[];
  readonly failure: Failure | undefined;
  /** The newest draft that nothing was done with yet. */
  readonly open: Suggestion | undefined;
  /** The draft the agent took into the box to change it, once for each time it was taken. */
  readonly taken: { readonly suggestion: Suggestion; readonly time: number } | undefined;
  take(suggestion: Suggestion): void;
  /** Sends a draft as it is. */
  send(suggestion: Suggestion): Promise<void>;
  /** Makes the draft for the same message anew. */
  again(suggestion: Suggestion): Promise<void>;
  readonly reload: () => void;
}

const openStatuses: ReadonlySet<Suggestion['status']> = new Set(['working', 'ready', 'failed']);

/** Keeps the drafts of a conversation up with the stream, where the person may read it. */
export function useSuggestions(id: string, mayRead: boolean): Suggestions {
  const { api, toasts } = useConsole();
  const speech = useSpeech();
  const [taken, setTaken] = useState<Suggestions['taken']>();
  const loaded = useLoaded<{ suggestions: Suggestion[] }>(
    (signal) =>
      mayRead
        ? api.get(`/conversations/${id}/suggestions`, {}, signal)
        : Promise.resolve({ kind: 'ok', value: { suggestions: [] } }),
    [id, mayRead],
  );
  useReloadOn(['suggestion'], loaded.reload, ({ conversationId }) => conversationId === id);
  const told = (failed: Failure) => {
    toasts.show('trouble', failureWords(failed, speech));
  };
  const list = loaded.value?.suggestions ?? [];
  const [newest] = list;
  const open = newest !== undefined && openStatuses.has(newest.status) ? newest : undefined;
  return useMemo(
    () => ({
      list,
      failure: loaded.failure,
      open,
      taken,
      take: (suggestion) => {
        setTaken({ suggestion, time: Date.now() });
      },
      send: async ({ id: suggestionId, text = '' }) => {
        const message = { text, suggestionId, clientId: `suggestion-${suggestionId}` };
        const result = await api.send('POST', `/conversations/${id}/messages`, message, { repeatable: true });
        if (result.kind === 'failed') told(result);
        loaded.reload();
      },
      again: async ({ messageId }) => {
        const result = await api.send('POST', `/conversations/${id}/suggestions`, { messageId });
        if (result.kind === 'failed') told(result);
        loaded.reload();
      },
      reload: loaded.reload,
    }),
    [id, loaded.value, loaded.failure, taken, speech],
  );
}
