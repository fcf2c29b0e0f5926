import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../../../src/language/language.ts';
import { formatDay } from '../../../../src/locale/day-words.ts';
import { fill } from '../../../../src/locale/fill.ts';
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
  return {
    language,
    say: (key, parameters = {}) => fill(widgetSentences[language][key], parameters),
    day: (day) => formatDay(day, language),
    time: hoursAndMinutes,
  };
}

/** Written by hand: the browser's own formatter takes a phone a tenth of a second to make. */
function hoursAndMinutes(at: number): string {
  const instant = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(instant.getHours())}:${two(instant.getMinutes())}`;
}

export const SpeechContext = createContext(speechOf('zh-Hans'));

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}
