import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { useId } from 'preact/hooks';
import { useSpeech } from '../state/speech.ts';

/** What every field has, and what is wrong with what was written. */
export interface FieldProps {
  name: string;
  label: string;
  required?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A one-line field, or a larger box where `lines` says so. Not controlled: forms read it when they are sent. */
export function Field({
  lines,
  type = 'text',
  longest,
  initial,
  autocomplete = 'off',
  list,
  focused = false,
  ...field
}: FieldProps & {
  lines?: number;
  type?: 'text' | 'password' | 'tel' | 'email' | 'number' | 'date' | 'time' | 'datetime-local' | 'search';
  longest?: number;
  initial?: string | undefined;
  autocomplete?: string;
  /** Values to choose from; others may be written too. */
  list?: readonly string[];
  /** Takes the focus when it appears. */
  focused?: boolean;
}) {
  const { id, attributes, frame } = useFieldParts(field);
  const shared = {
    ...attributes,
    ...(longest === undefined ? {} : { maxLength: longest }),
    defaultValue: initial ?? '',
    autocomplete,
    autoFocus: focused,
  };
  return frame(
    lines === undefined ? (
      <>
        <input {...({ type, ...shared, ...(list && { list: `${id}-list` }) } as InputHTMLAttributes)} />
        {list !== undefined && (
          <datalist id={`${id}-list`}>
            {list.map((value) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        )}
      </>
    ) : (
      <textarea rows={lines} {...shared} />
    ),
  );
}

/** A choice of one from a list; `none` is the text for no choice. */
export function SelectField<Value extends string>({
  options,
  initial,
  none,
  onChange,
  ...field
}: FieldProps & {
  options: readonly { readonly value: Value; readonly text: string }[];
  initial?: Value | '' | undefined;
  none?: string;
  onChange?: (value: Value | '') => void;
}) {
  const { attributes, frame } = useFieldParts(field);
  return frame(
    <select {...attributes} onChange={(event) => onChange?.(event.currentTarget.value as Value | '')}>
      {none !== undefined && <option value="">{none}</option>}
      {options.map(({ value, text }) => (
        <option key={value} value={value} selected={value === initial}>
          {text}
        </option>
      ))}
    </select>,
  );
}

/** A box to tick, with its words. */
export function CheckField({
  name,
  label,
  initial = false,
  value,
}: {
  name: string;
  label: string;
  initial?: boolean;
  value?: string;
}) {
  return (
    <label class="option">
      <input
        type="checkbox"
        name={name}
        defaultChecked={initial}
        {...(value === undefined ? {} : { value })}
      />
      <span>{label}</span>
    </label>
  );
}

function useFieldParts({ name, label, required = false, hint, error }: FieldProps) {
  const { say } = useSpeech();
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`];
  const attributes = {
    id,
    name,
    'aria-required': required,
    'aria-invalid': error !== undefined,
    'aria-describedby': described.join(' ').trim() || undefined,
  };
  const frame = (control: ComponentChildren) => (
    <div class="field">
      <label for={id}>
        {label}
        {!required && <span class="optional">{say('form.optional')}</span>}
      </label>
      {control}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
  return { id, attributes, frame };
}
