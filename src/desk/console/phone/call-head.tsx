import type { ComponentChildren } from 'preact';
import { useNow } from '../state/service-clock.ts';
import { useSpeech } from '../state/speech.ts';
import type { Call } from './call.ts';

const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;

/** The box with what belongs to the whole call: its time, the language, note, ticket, the next call. */
export function CallHead({
  call,
  language,
  setLanguage,
  isTalking,
  open,
  children,
}: {
  call: Call;
  language: string;
  setLanguage: (language: string) => void;
  isTalking: boolean;
  open: (what: 'note' | 'ticket' | 'drop') => void;
  children: ComponentChildren;
}) {
  const { say, span } = useSpeech();
  const now = useNow(1_000);
  return (
    <header class="phone-head">
      <h1 class="unseen">{say('screen.phone')}</h1>
      {children}
      <div class="phone-acts">
        {call.startedAt !== undefined && (
          <span class="phone-time">{say('phone.time', { span: span(now - call.startedAt) })}</span>
        )}
        <label class="filter">
          {say('phone.language')}
          <select
            value={language}
            onChange={(event) => {
              setLanguage(event.currentTarget.value);
            }}
          >
            <option value="">{say('phone.language-auto')}</option>
            {languages.map((each) => (
              <option key={each} value={each}>
                {say(`language.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="main"
          disabled={!isTalking}
          onClick={() => {
            open('note');
          }}
        >
          {say('phone.note')}
          <kbd>Alt N</kbd>
        </button>
        <button
          type="button"
          onClick={() => {
            open('ticket');
          }}
        >
          {say('phone.ticket')}
          <kbd>Alt K</kbd>
        </button>
        <button
          type="button"
          onClick={() => {
            open('drop');
          }}
        >
          {say('phone.new-call')}
          <kbd>Alt C</kbd>
        </button>
      </div>
    </header>
  );
}
