import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../../language/language.ts';
import { useConsole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useShortcuts } from '../state/shortcuts.ts';
import { useSpeech } from '../state/speech.ts';
import { DraftOrigin } from './draft-origin.tsx';
import { draftOf, keepDraft, type Draft } from './drafts.ts';
import { Phrases } from './phrases.tsx';
import { TranslateButton } from './translate-button.tsx';
import type { Suggestions } from './use-suggestions.ts';

const longest = 10_000;

/** The box in which the agent writes. A text that could not be sent stays, under the same id, so that it arrives once. */
export function Composer({
  id,
  language,
  mayTranslate,
  taken,
  sent,
}: {
  id: string;
  /** The visitor's. */
  language: Language;
  /** A model is there to put the text into the visitor's language. */
  mayTranslate: boolean;
  taken: Suggestions['taken'];
  sent: () => void;
}) {
  const { api } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const [draft, setDraft] = useState<Draft>(() => draftOf(id));
  const [trouble, setTrouble] = useState('');
  const [isSending, setSending] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const clientId = useRef(crypto.randomUUID());

  const change = (next: Draft) => {
    if (next.text !== draft.text) clientId.current = crypto.randomUUID();
    setDraft(next);
    keepDraft(id, next);
  };
  useEffect(() => {
    if (taken === undefined) return;
    change({ text: taken.suggestion.text ?? '', suggestionId: taken.suggestion.id });
    box.current?.focus();
  }, [taken]);
  useShortcuts([{ keys: 'r', title: 'keys.write', act: () => box.current?.focus() }]);

  const send = async () => {
    if (draft.text.trim() === '' || isSending) return;
    setSending(true);
    const { original, ...said } = draft;
    const message = {
      ...said,
      ...(original !== undefined && { translated: true }),
      clientId: clientId.current,
    };
    const result = await api.send('POST', `/conversations/${id}/messages`, message, { repeatable: true });
    setSending(false);
    setTrouble(result.kind === 'ok' ? '' : `${failureWords(result, speech)} ${say('composer.not-sent')}`);
    if (result.kind === 'ok') change({ text: '' });
    sent();
    box.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <DraftOrigin draft={draft} change={change} />
      <textarea
        ref={box}
        rows={3}
        maxLength={longest}
        aria-label={say('composer.label')}
        placeholder={say('composer.placeholder')}
        value={draft.text}
        readOnly={isSending}
        onInput={(event) => {
          change({ ...draft, text: event.currentTarget.value });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <div class="composer-acts">
        <button type="submit" class="main" disabled={isSending || draft.text.trim() === ''}>
          {say('composer.send')}
        </button>
        {mayTranslate && (language === 'en') !== (speech.language === 'en') && (
          <TranslateButton
            id={id}
            language={language}
            text={draft.text}
            translated={(text) => {
              change({ ...draft, text, original: draft.original ?? draft.text });
              box.current?.focus();
            }}
            failed={setTrouble}
          />
        )}
      </div>
      <Phrases
        language={language}
        choose={(text) => {
          change({ ...draft, text: draft.text === '' ? text : `${draft.text.trimEnd()}\n${text}` });
          box.current?.focus();
        }}
      />
      <p class="error" role="alert">
        {trouble}
      </p>
    </form>
  );
}
