import { useId, useRef } from 'preact/hooks';
import type { NewLink } from '../../wire/staff.ts';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';

/** A one-time link, to be handed over. It is kept nowhere: whoever closes this has to make another. */
export function LinkOnce({ name, link, closed }: { name: string; link: NewLink; closed: () => void }) {
  const { toasts } = useConsole();
  const { say, moment } = useSpeech();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    // Pages that are not served over HTTPS have no clipboard; then it is selected, to be copied by hand.
    field.current?.select();
    const copied =
      'clipboard' in navigator &&
      (await navigator.clipboard.writeText(link.url).then(
        () => true,
        () => false,
      ));
    toasts.show(copied ? 'done' : 'news', say(copied ? 'people.copied' : 'people.selected'));
  };
  return (
    <>
      <p>{say('people.link-for', { name })}</p>
      <div class="field">
        <label for={id}>{say('people.link')}</label>
        <input
          id={id}
          ref={field}
          readOnly
          value={link.url}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
        />
        <p class="hint">{say('link.expires', { at: moment(link.expiresAt) })}</p>
      </div>
      <div class="form-buttons">
        <button type="button" class="main" onClick={() => void copy()}>
          {say('people.copy')}
        </button>
        <button type="button" onClick={closed}>
          {say('dialog.close')}
        </button>
      </div>
    </>
  );
}
