import { useSpeech } from '../state/speech.ts';
import type { Draft } from './drafts.ts';

/** Says where the text in the box comes from, and takes it back. */
export function DraftOrigin({ draft, change }: { draft: Draft; change: (draft: Draft) => void }) {
  const { say } = useSpeech();
  const { text, suggestionId, original } = draft;
  return (
    <>
      {suggestionId !== undefined && (
        <p class="composer-from">
          {say('composer.from-suggestion')}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              change({ text, ...(original !== undefined && { original }) });
            }}
          >
            {say('composer.drop-suggestion')}
          </button>
        </p>
      )}
      {original !== undefined && (
        <p class="composer-from">
          {say('composer.translated')}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              change({ text: original, ...(suggestionId !== undefined && { suggestionId }) });
            }}
          >
            {say('composer.untranslate')}
          </button>
        </p>
      )}
    </>
  );
}
