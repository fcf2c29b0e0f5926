import { useId } from 'preact/hooks';
import { useSpeech } from '../speech.ts';

/** What a form field is, and what is wrong with what was written. */
export interface FieldProps {
  name: string;
  label: string;
  required?: boolean;
  /** Lines of a larger box; a single line without it. */
  lines?: number;
  type?: 'text' | 'tel';
  longest: number;
  error?: string | undefined;
  hint?: string;
}

/** A labelled field with its hint and its error, tied together for screen readers. */
export function Field({ name, label, required, lines, type, longest, error, hint }: FieldProps) {
  const { say } = useSpeech();
  const id = useId();
  const shared = {
    id,
    name,
    maxLength: longest,
    'aria-required': required === true,
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-hint ${id}-error`,
    autocomplete: type === 'tel' ? ('tel' as const) : ('off' as const),
  };
  return (
    <div class="field">
      <label for={id}>
        {label}
        {required !== true && <span class="optional">{say('form.optional')}</span>}
      </label>
      {lines !== undefined && <textarea rows={lines} {...shared} />}
      {lines === undefined && type === 'tel' && <input type="tel" {...shared} />}
      {lines === undefined && type !== 'tel' && <input type="text" {...shared} />}
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p class="error" id={`${id}-error`}>
        {error}
      </p>
    </div>
  );
}
