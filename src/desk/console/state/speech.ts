import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { deskSentences, type DeskLanguage, type DeskSentenceKey } from '../../../locale/desk/sentences.ts';
import { formatDay } from '../../../locale/day-words.ts';
import { fill } from '../../../locale/fill.ts';

/** The console's words in the language it is shown in. Times are those of the city, Asia/Shanghai. */
export interface Speech {
  readonly language: DeskLanguage;
  readonly say: (key: DeskSentenceKey, parameters?: Readonly<Record<string, string | number>>) => string;
  /** A day, `2027-01-01`, as people write it. */
  readonly day: (day: string) => string;
  /** An instant as hours and minutes. */
  readonly time: (at: number) => string;
  /** An instant with its day, the year left out. */
  readonly moment: (at: number) => string;
  /** An instant to the second with its year, for records. */
  readonly stamp: (at: number) => string;
  /** A length of time in its largest unit and the next: `3分20秒`, `2小时5分`. */
  readonly span: (ms: number) => string;
}

const zone = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' } as const;

export function speechOf(language: DeskLanguage): Speech {
  const tag = language === 'en' ? 'en-GB' : 'zh-CN';
  const clock = new Intl.DateTimeFormat(tag, { ...zone, hour: '2-digit', minute: '2-digit' });
  const date = new Intl.DateTimeFormat(tag, { ...zone, month: 'short', day: 'numeric' });
  // Sweden writes dates as ISO 8601 does.
  const record = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short', timeStyle: 'medium' });
  const say: Speech['say'] = (key, parameters = {}) => fill(deskSentences[language][key], parameters);
  return {
    language,
    say,
    day: (day) => formatDay(day, language),
    time: (at) => clock.format(at),
    moment: (at) => `${date.format(at)} ${clock.format(at)}`,
    stamp: (at) => record.format(at),
    span: (ms) => spanOf(ms, say),
  };
}

function spanOf(ms: number, say: Speech['say']): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return say('span.days', { days, hours: hours % 24 });
  if (hours > 0) return say('span.hours', { hours, minutes: minutes % 60 });
  if (minutes > 0) return say('span.minutes', { minutes, seconds: seconds % 60 });
  return say('span.seconds', { seconds });
}

export const SpeechContext = createContext(speechOf('zh-Hans'));

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}
