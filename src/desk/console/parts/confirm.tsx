import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useSpeech } from '../state/speech.ts';
import { Dialog } from './dialog.tsx';

/** Asks before something that cannot be undone. `act` resolves when it is done; the dialog closes then. */
export function Confirm({
  title,
  children,
  yes,
  danger = false,
  act,
  closed,
}: {
  title: string;
  children: ComponentChildren;
  yes: string;
  danger?: boolean;
  act: () => Promise<unknown>;
  closed: () => void;
}) {
  const { say } = useSpeech();
  const [isActing, setActing] = useState(false);
  return (
    <Dialog title={title} closed={closed}>
      <div>{children}</div>
      <div class="form-buttons">
        <button
          type="button"
          class={danger ? 'main danger' : 'main'}
          disabled={isActing}
          onClick={() => {
            setActing(true);
            void act().finally(closed);
          }}
        >
          {yes}
        </button>
        <button type="button" onClick={closed}>
          {say('dialog.cancel')}
        </button>
      </div>
    </Dialog>
  );
}
