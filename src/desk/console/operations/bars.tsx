import type { Count } from '../../wire/operations.ts';
import { useSpeech } from '../state/speech.ts';

const width = 160;
const height = 12;
const shown = 12;

/** Counts as a table whose rows carry a bar: the numbers are the chart, and read the same without it. */
export function Bars({
  title,
  rows,
  word,
  note,
}: {
  title: string;
  rows: readonly Count[];
  word: (part: string) => string;
  note?: string;
}) {
  const { say } = useSpeech();
  const all = rows.reduce((sum, { number }) => sum + number, 0);
  const most = Math.max(1, ...rows.map(({ number }) => number));
  return (
    <section class="figure">
      <h2>{title}</h2>
      {note !== undefined && <p class="soft">{note}</p>}
      {all === 0 ? (
        <p class="soft">{say('figures.nothing')}</p>
      ) : (
        <table class="bars">
          <caption class="unseen">{title}</caption>
          <thead class="unseen">
            <tr>
              <th scope="col">{say('figures.part')}</th>
              <th scope="col">{say('figures.number')}</th>
              <th scope="col">{say('figures.share')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ part, number }) => (
              <tr key={part}>
                <th scope="row">{part === '' ? say('figures.unknown') : word(part)}</th>
                <td class="bar">
                  <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(width * number) / most} height={height} rx="2" />
                  </svg>
                  <span>{number.toLocaleString('en')}</span>
                </td>
                <td>{`${((100 * number) / all).toFixed(1)}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
