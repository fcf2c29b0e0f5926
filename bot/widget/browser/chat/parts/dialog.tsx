import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useSpeech } from '../speech.ts';

/** A modal dialog of the browser: it keeps the focus, closes by Esc and gives the focus back. */
export function Dialog({
  title,
  closed,
  children,
}: {
  title: string;
  closed: () => void;
  children: ComponentChildren;
}) {
  const { say } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      onClose={closed}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id={titleId} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            {say('dialog.close')}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
