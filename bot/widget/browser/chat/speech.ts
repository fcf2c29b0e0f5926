import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../../../src/language/language.ts';
import { fill, formatDay } from '../../../../src/locale/sentences.ts';
import { widgetSentences, type WidgetSentenceKey } from '../../../../src/locale/widget/sentences.ts';

/** The page's words in the language it is shown in. */
export interface Speech {
  readonly language: Language;
  readonly say: (key: WidgetSentenceKey, parameters?: Readonly<Record<string, string | number>>) => string;
  /** A day, `2027-01-01`, as people write it. */
  readonly day: (day: string) => string;
  /** An instant as hours and minutes of the visitor's clock. */
  readonly time: (at: number) => string;
}

export function speechOf(language: Language): Speech {
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  return {
    language,
    say: (key, parameters = {}) => fill(widgetSentences[language][key], parameters),
    day: (day) => formatDay(day, language),
    time: (at) => clock.format(at),
  };
}

export const SpeechContext = createContext(speechOf('zh-Hans'));

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}
