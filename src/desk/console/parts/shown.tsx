import type { ComponentChildren } from 'preact';
import type { Loaded } from '../state/loaded.ts';
import { useSpeech } from '../state/speech.ts';
import { FailureNote } from './failure-note.tsx';

/** Draws what was loaded. A failed reload leaves what was there in sight, with a note. */
export function Shown<Value>({
  loaded: { value, failure, isLoading, reload },
  children,
}: {
  loaded: Loaded<Value>;
  children: (value: Value) => ComponentChildren;
}) {
  const { say } = useSpeech();
  return (
    <>
      {failure !== undefined && <FailureNote failure={failure} retry={reload} />}
      {value !== undefined && children(value)}
      {value === undefined && isLoading && (
        <p class="loading" role="status">
          {say('loading')}
        </p>
      )}
    </>
  );
}
