import { createStore, type Store } from '../state/store.ts';

/** A question of the call and what was found to say. */
export interface Asked {
  readonly question: string;
  readonly answer?: string;
}

/** The call in hand. It outlives the screen: who looks something up elsewhere comes back to it. */
export interface Call {
  /** Epoch milliseconds of the service; missing until the first word. */
  readonly startedAt?: number;
  readonly asked: readonly Asked[];
}

export const noCall: Call = { asked: [] };
export const currentCall: Store<Call> = createStore<Call>(noCall);

/** Messages of a search's history are cut to this length. */
const longestText = 280;
/** Questions that a follow-up may lean on. */
const leanedOn = 4;

/** What was asked before, as the search takes it; undefined where nothing was. */
export function historyOf({ asked }: Call): string | undefined {
  if (asked.length === 0) return undefined;
  const items = asked
    .slice(-leanedOn)
    .flatMap(({ question, answer }) => [
      { role: 'visitor', text: question.slice(0, longestText) },
      ...(answer === undefined ? [] : [{ role: 'assistant', text: answer.slice(0, longestText) }]),
    ]);
  return JSON.stringify(items);
}
