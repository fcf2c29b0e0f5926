import { useState } from 'preact/hooks';
import type { Language } from '../../../language/language.ts';
import type { TranslationView } from '../../wire/translation.ts';
import { useConsole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useSpeech } from '../state/speech.ts';

/** A model may take its time, and the service gives up before this. */
const patienceMs = 30_000;

/** Puts what is in the box into the visitor's language, for the agent to read before it is sent. */
export function TranslateButton({
  id,
  language,
  text,
  translated,
  failed,
}: {
  id: string;
  /** The visitor's. */
  language: Language;
  text: string;
  translated: (translation: string) => void;
  failed: (words: string) => void;
}) {
  const { api } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const [isWorking, setWorking] = useState(false);
  const translate = async () => {
    setWorking(true);
    failed('');
    const result = await api.send<TranslationView>(
      'POST',
      `/conversations/${id}/translation`,
      { text },
      { withinMs: patienceMs },
    );
    setWorking(false);
    if (result.kind === 'ok') translated(result.value.text);
    else failed(failureWords(result, speech));
  };
  return (
    <button type="button" disabled={isWorking || text.trim() === ''} onClick={() => void translate()}>
      {isWorking
        ? say('composer.translating')
        : say('composer.translate', { language: say(`language.${language}`) })}
    </button>
  );
}
