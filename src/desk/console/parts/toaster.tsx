import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';
import { Icon } from './icon.tsx';

/** The short messages of the moment, read out as they come. */
export function Toaster() {
  const { toasts } = useConsole();
  const { say } = useSpeech();
  const shown = useStore(toasts.shown);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.map(({ id, kind, text }) => (
        <div key={id} class={`toast ${kind}`}>
          <p>{text}</p>
          <button
            type="button"
            class="icon"
            aria-label={say('dialog.close')}
            onClick={() => {
              toasts.dismiss(id);
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
