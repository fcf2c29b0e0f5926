import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PhoneAnswer } from '../../wire/phone.ts';
import type { Failure } from '../net/failure.ts';
import { useConsole } from '../state/console.ts';

/** What was found for a question, and which question that was. */
export interface Found {
  readonly question: string;
  readonly answer: PhoneAnswer;
}

/** A pause in typing shorter than this is none. */
const pauseMs = 60;

/**
 * Searches as the agent types. What was found stays until the new is there, or it is forgotten; answers to older words are
 * dropped.
 */
export function useSearch(
  question: string,
  language: string,
  history: string | undefined,
): { found: Found | undefined; failure: Failure | undefined; forget: () => void } {
  const { api } = useConsole();
  const [found, setFound] = useState<Found>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    const q = question.trim();
    if (q === '') return undefined;
    const over = new AbortController();
    const timer = setTimeout(() => {
      const query = { q, history, language: language === '' ? undefined : language };
      void api.get<PhoneAnswer>('/phone/search', query, over.signal).then((result) => {
        if (over.signal.aborted) return;
        setFailure(result.kind === 'ok' ? undefined : result);
        if (result.kind === 'ok') setFound({ question: q, answer: result.value });
      });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [question, language, history]);
  const forget = useCallback(() => {
    setFound(undefined);
    setFailure(undefined);
  }, []);
  return { found, failure, forget };
}
