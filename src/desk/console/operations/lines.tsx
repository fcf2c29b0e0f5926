import type { Dashboard } from '../../wire/operations.ts';
import { useSpeech } from '../state/speech.ts';

const box = { width: 720, height: 220, left: 48, right: 8, top: 12, bottom: 28 } as const;
const lines = ['conversations', 'answered', 'handedOver', 'gaps'] as const;
const titles = {
  conversations: 'figures.conversations',
  answered: 'figures.answered',
  handedOver: 'figures.handed-over',
  gaps: 'figures.gaps',
} as const;
const marks = 6;

/** The course of a period as lines, told apart by dashes as well as by colour, with the same numbers as a table. */
export function Lines({ series: { unit, points } }: { series: Dashboard['series'] }) {
  const { say, day } = useSpeech();
  const most = roundUp(Math.max(1, ...points.flatMap((point) => lines.map((line) => point[line]))));
  const x = (place: number): number =>
    box.left + (points.length < 2 ? 0.5 : place / (points.length - 1)) * (box.width - box.left - box.right);
  const y = (value: number): number =>
    box.height - box.bottom - (value / most) * (box.height - box.top - box.bottom);
  const every = Math.max(1, Math.ceil(points.length / marks));
  const title = `${say('figures.series')} · ${say(`figures.series-${unit}`)}`;
  return (
    <section class="figure whole">
      <h2>{title}</h2>
      <ul class="legend">
        {lines.map((line) => (
          <li key={line}>
            <svg viewBox="0 0 24 8" aria-hidden="true">
              <path class={`line ${line}`} d="M0 4h24" />
            </svg>
            {say(titles[line])}
          </li>
        ))}
      </ul>
      <svg class="course" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={title}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <path class="grid" d={`M${box.left} ${y(share * most)}H${box.width - box.right}`} />
            <text x={box.left - 6} y={y(share * most) + 4} text-anchor="end">
              {(share * most).toLocaleString('en')}
            </text>
          </g>
        ))}
        {points.map((point, place) =>
          place % every === 0 ? (
            <text
              key={point.day}
              x={x(place)}
              y={box.height - 8}
              text-anchor={place === 0 ? 'start' : 'middle'}
            >
              {unit === 'month' ? point.day.slice(0, 7) : point.day.slice(5)}
            </text>
          ) : null,
        )}
        {lines.map((line) => (
          <path
            key={line}
            class={`line ${line}`}
            d={points
              .map(
                (point, place) =>
                  `${place === 0 ? 'M' : 'L'}${x(place).toFixed(1)} ${y(point[line]).toFixed(1)}`,
              )
              .join('')}
          />
        ))}
      </svg>
      <details>
        <summary>{say('figures.as-table')}</summary>
        <table class="numbers">
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{say('figures.day')}</th>
              {lines.map((line) => (
                <th key={line} scope="col">
                  {say(titles[line])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.day}>
                <th scope="row">{day(point.day)}</th>
                {lines.map((line) => (
                  <td key={line}>{point[line].toLocaleString('en')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** The next number that is easy to read off half of: 2, 4, 10, 20, 40, 100 … */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((each) => each * power >= value) ?? 10;
  return Math.max(2, step * power);
}
