import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useSpeech } from '../state/speech.ts';
import { Icon } from './icon.tsx';

/** Where somebody begins who opened a dialog to write: the first field, not the button that closes it. */
const firstField = ['input:not([type=hidden])', 'select', 'textarea']
  .map((field) => `form ${field}`)
  .join(', ');

/** A modal dialog of the browser: it keeps the focus, closes by Esc and gives the focus back. */
export function Dialog({
  title,
  closed,
  wide = false,
  children,
}: {
  title: string;
  closed: () => void;
  wide?: boolean;
  children: ComponentChildren;
}) {
  const { say } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>(`[autofocus], ${firstField}`)?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onClose={closed}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button
            type="button"
            class="icon"
            aria-label={say('dialog.close')}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
