import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { failureWords, type FieldWords } from '../state/failure-words.ts';
import type { Failure, Result } from '../net/failure.ts';
import { useSpeech } from '../state/speech.ts';

/** The values of a form by the names of its fields, without blanks around them; what was left empty is missing. */
export type Values = Readonly<Record<string, string>>;

/** What a form asks of its values before it is sent: field → what is wrong with it. */
export type Check = (values: Values) => Readonly<Record<string, string>>;

/**
 * A form that is sent to the service: checks first, sends once, shows what is wrong at the field and says above the buttons why
 * it was not taken. Children are drawn with the errors by field.
 */
export function Form<Value>({
  check = () => ({}),
  send,
  done,
  yes,
  cancel,
  fieldWords = {},
  isOffered = true,
  children,
}: {
  check?: Check;
  send: (values: Values, form: HTMLFormElement) => Promise<Result<Value>>;
  done: (value: Value, form: HTMLFormElement) => void;
  yes: string;
  cancel?: () => void;
  /** What to say of a field that the service refused; else the service's own words. */
  fieldWords?: FieldWords;
  /** Whether it can be sent; else it is only read. */
  isOffered?: boolean;
  children: (errors: Readonly<Record<string, string>>) => ComponentChildren;
}) {
  const speech = useSpeech();
  const form = useRef<HTMLFormElement>(null);
  const [isSending, setSending] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<Failure>();

  const show = (wrong: Readonly<Record<string, string>>) => {
    setErrors(wrong);
    const [first] = Object.keys(wrong);
    const control = first === undefined ? undefined : form.current?.elements.namedItem(first);
    if (control instanceof HTMLElement) control.focus();
  };
  const submit = async (element: HTMLFormElement) => {
    const values = valuesOf(element);
    const wrong = check(values);
    setFailure(undefined);
    show(wrong);
    if (Object.keys(wrong).length > 0 || isSending) return;
    setSending(true);
    const result = await send(values, element);
    setSending(false);
    if (result.kind === 'ok') {
      done(result.value, element);
      return;
    }
    show(
      Object.fromEntries(
        result.errors.map(({ field, message }) => [
          field,
          fieldWords[field] ?? (speech.language === 'en' ? message : speech.say('form.invalid')),
        ]),
      ),
    );
    setFailure(result);
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      {children(errors)}
      <p class="error" role="alert">
        {failure === undefined ? '' : failureWords(failure, speech)}
      </p>
      {isOffered && (
        <div class="form-buttons">
          <button type="submit" class="main" disabled={isSending}>
            {yes}
          </button>
          {cancel !== undefined && (
            <button type="button" onClick={cancel}>
              {speech.say('dialog.cancel')}
            </button>
          )}
        </div>
      )}
    </form>
  );
}

/** A check that these fields are filled in. */
export function needed(fields: readonly string[], words: string): Check {
  return (values) =>
    Object.fromEntries(fields.filter((field) => values[field] === undefined).map((field) => [field, words]));
}

function valuesOf(form: HTMLFormElement): Values {
  return Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== ''
        ? [[name, isSecret(form, name) ? value : value.trim()]]
        : [],
    ),
  );
}

/** Blanks around a password belong to it. */
function isSecret(form: HTMLFormElement, name: string): boolean {
  const control = form.elements.namedItem(name);
  return control instanceof HTMLInputElement && control.type === 'password';
}
