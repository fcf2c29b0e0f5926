import type { ShownDashboard } from '../../wire/operations.ts';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import { Shown } from '../parts/shown.tsx';
import type { ScreenProps } from '../screens.ts';
import { useConsole } from '../state/console.ts';
import { useLoaded } from '../state/loaded.ts';
import { useSpeech } from '../state/speech.ts';
import { Figures } from './figures.tsx';
import { PeriodForm } from './period-form.tsx';
import { periodIn, periodQuery } from './period.ts';

/** The figures of any period, with export and report. */
export default function DashboardScreen({ query }: ScreenProps) {
  const { api, clock } = useConsole();
  const { say, moment, day } = useSpeech();
  const period = periodIn(query, clock.now());
  const asked = { ...period };
  const loaded = useLoaded<ShownDashboard>(
    (signal) => api.get('/operations/dashboard', asked, signal),
    [period.from, period.to, period.channel],
  );
  return (
    <>
      <Heading
        title={say('screen.dashboard')}
        note={say('figures.title', { from: day(period.from), to: day(period.to) })}
      >
        <Link to={`report?${periodQuery(period)}`} class="button">
          {say('figures.report')}
        </Link>
        <a class="button" href={api.address('/operations/figures.csv', asked)} download>
          {say('figures.export')}
        </a>
      </Heading>
      <PeriodForm screen="dashboard" period={period} />
      <Shown loaded={loaded}>
        {(figures) => (
          <>
            {figures.isCounting && (
              <p class="note" role="status">
                {say('figures.counting')}
              </p>
            )}
            <Figures figures={figures} />
            {figures.countedAt > 0 && (
              <p class="soft">{say('figures.counted', { at: moment(figures.countedAt) })}</p>
            )}
          </>
        )}
      </Shown>
    </>
  );
}
