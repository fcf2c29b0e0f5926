import type { Speech } from '../state/speech.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Weekday = (typeof weekdays)[number];
interface Span {
  readonly from: string;
  readonly to: string;
}
export type Weekly = Readonly<Partial<Record<Weekday, readonly Span[]>>>;

/** Weekly hours as lines: `周一 09:00-12:00 13:30-17:30`. Days without work are left out. */
export function hoursText(weekly: Weekly, say: Speech['say']): string {
  return weekdays
    .filter((day) => (weekly[day] ?? []).length > 0)
    .map((day) =>
      [say(`hours.${day}`), ...(weekly[day] ?? []).map(({ from, to }) => `${from}-${to}`)].join(' '),
    )
    .join('\n');
}

/** The hours of lines; the first line that is not understood is the fault. */
export function hoursOf(text: string, say: Speech['say']): { value: Weekly } | { fault: string } {
  const weekly: Partial<Record<Weekday, Span[]>> = {};
  for (const line of text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')) {
    const [name = '', ...spans] = line.split(/\s+/);
    const day = weekdays.find((each) =>
      [say(`hours.${each}`).toLowerCase(), each].includes(name.toLowerCase()),
    );
    const parsed = spans.map((span) => /^(\d{1,2}:\d{2})[-–—~](\d{1,2}:\d{2})$/.exec(span));
    if (day === undefined || parsed.length === 0 || parsed.some((each) => each === null))
      return { fault: say('hours.fault', { line }) };
    weekly[day] = parsed.flatMap((each) =>
      each === null ? [] : [{ from: padded(each[1]), to: padded(each[2]) }],
    );
  }
  return { value: weekly };
}

function padded(time = ''): string {
  return time.padStart(5, '0');
}
