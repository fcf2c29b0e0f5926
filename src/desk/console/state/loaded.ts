import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DeskEvent, DeskEventName } from '../../wire/stream.ts';
import type { Failure, Result } from '../net/failure.ts';
import { useConsole } from './console.ts';

/** Something of the service: what was loaded last, and why the newest attempt failed, if it did. */
export interface Loaded<Value> {
  readonly value: Value | undefined;
  readonly failure: Failure | undefined;
  readonly isLoading: boolean;
  /** Loads it anew; what is shown stays until the new is there. */
  readonly reload: () => void;
  /** Puts what an act returned in its place. */
  readonly put: (value: Value) => void;
}

/**
 * Loads something and keeps it. When `on` changes it is something else and begins empty; an answer that comes too late
 * is dropped.
 */
export function useLoaded<Value>(
  load: (signal: AbortSignal) => Promise<Result<Value>>,
  on: readonly unknown[],
): Loaded<Value> {
  const [state, setState] = useState<{ value?: Value; failure?: Failure; isLoading: boolean }>({
    isLoading: true,
  });
  const running = useRef(new AbortController());
  const newest = useRef(load);
  newest.current = load;
  const run = useCallback(() => {
    running.current.abort();
    const own = new AbortController();
    running.current = own;
    setState((before) => ({ ...before, isLoading: true }));
    void newest.current(own.signal).then((result) => {
      if (own.signal.aborted) return;
      setState((before) =>
        result.kind === 'ok'
          ? { value: result.value, isLoading: false }
          : { ...before, failure: result, isLoading: false },
      );
    });
  }, []);
  useEffect(() => {
    setState({ isLoading: true });
    run();
    return () => {
      running.current.abort();
    };
  }, on);
  const put = useCallback((value: Value) => {
    running.current.abort();
    setState({ value, isLoading: false });
  }, []);
  return { value: state.value, failure: state.failure, isLoading: state.isLoading, reload: run, put };
}

/** Events that come together make one reload. */
const gatherMs = 120;

/** Reloads when one of the events comes that concern it, and after anything may have been missed. */
export function useReloadOn(
  names: readonly DeskEventName[],
  reload: () => void,
  concerns: (event: DeskEvent) => boolean = () => true,
): void {
  const { live } = useConsole();
  const newest = useRef({ reload, concerns, names });
  newest.current = { reload, concerns, names };
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.onEvent((event) => {
      const wanted = newest.current;
      if (event.name !== 'reset' && !(wanted.names.includes(event.name) && wanted.concerns(event))) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        newest.current.reload();
      }, gatherMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [live]);
}
