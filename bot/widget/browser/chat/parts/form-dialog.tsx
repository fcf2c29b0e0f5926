import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { WidgetSentenceKey } from '../../../../../src/locale/widget/sentences.ts';
import { checkForm, type Fault, type FieldRule } from '../form-check.ts';
import { useSpeech } from '../speech.ts';
import { Dialog } from './dialog.tsx';

/** The titles and buttons of a form. */
export interface FormWords {
  readonly title: WidgetSentenceKey;
  readonly about: WidgetSentenceKey;
  readonly submit: WidgetSentenceKey;
}

/** A form in a dialog: checks what was written, leads to the first fault, and closes once it was taken. */
export function FormDialog({
  words,
  rules,
  labels,
  send,
  closed,
  children,
}: {
  words: FormWords;
  rules: readonly FieldRule[];
  labels: Readonly<Record<string, string>>;
  send: (values: Record<string, string>) => Promise<boolean>;
  closed: () => void;
  children: (errorOf: (name: string) => string | undefined) => ComponentChildren;
}) {
  const { say } = useSpeech();
  const form = useRef<HTMLFormElement>(null);
  const [faults, setFaults] = useState<Partial<Record<string, Fault>>>({});
  const [state, setState] = useState<'writing' | 'sending' | 'failed'>('writing');
  const errorOf = (name: string) => {
    const fault = faults[name];
    if (fault === undefined) return undefined;
    return fault === 'missing'
      ? say('form.missing', { field: labels[name] ?? name })
      : say('form.phone-wrong');
  };
  const submit = async () => {
    if (form.current === null || state === 'sending') return;
    const checked = checkForm(rules, textsOf(new FormData(form.current)));
    setFaults(checked.faults);
    const [first] = Object.keys(checked.faults);
    if (first !== undefined) {
      form.current.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    setState('sending');
    if (await send(checked.values)) closed();
    else setState('failed');
  };
  return (
    <Dialog title={say(words.title)} closed={closed}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{say(words.about)}</p>
        {children(errorOf)}
        <p class="error" role="alert">
          {state === 'failed' && say('act.failed')}
        </p>
        <div class="form-buttons">
          <button type="submit" class="main" disabled={state === 'sending'}>
            {say(words.submit)}
          </button>
          <button type="button" onClick={closed}>
            {say('form.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function textsOf(data: FormData): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of data) if (typeof value === 'string') texts.set(name, value);
  return texts;
}
