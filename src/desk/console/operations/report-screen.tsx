import { useRef } from 'preact/hooks';
import type { Report } from '../../wire/operations.ts';
import { Badge } from '../parts/badge.tsx';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import type { ScreenProps } from '../screens.ts';
import { useConsole } from '../state/console.ts';
import { useLoaded } from '../state/loaded.ts';
import { useSpeech, type Speech } from '../state/speech.ts';
import { Figures, shareWords } from './figures.tsx';
import { PeriodForm } from './period-form.tsx';
import { periodIn } from './period.ts';
import { reportFile, saveFile, useReportLabel } from './report-label.ts';
import { channelsWords } from './switch-words.ts';

/** The periodic report, to be printed: figures, the period before, what was done, and how generated text was marked. */
export default function ReportScreen({ query }: ScreenProps) {
  const { api, clock } = useConsole();
  const { say } = useSpeech();
  const period = periodIn(query, clock.now());
  const asked = { ...period };
  const loaded = useLoaded<Report>(
    (signal) => api.get('/operations/report', asked, signal),
    [period.from, period.to, period.channel],
  );
  return (
    <>
      <div class="unprinted">
        <Heading title={say('screen.report')} />
        <PeriodForm screen="report" period={period} />
      </div>
      <Shown loaded={loaded}>{(report) => <Printed report={report} />}</Shown>
    </>
  );
}

function Printed({ report }: { report: Report }) {
  const speech = useSpeech();
  const { say, moment, stamp, day, language } = speech;
  const { page } = useConsole();
  const { dashboard, switchedOff, entries, gaps, aigc } = report;
  const article = useRef<HTMLElement>(null);
  const title = titleOf(report, speech);
  useReportLabel(aigc, title);
  const save = () => {
    if (article.current === null) return;
    saveFile(
      reportFile(article.current, aigc, title, language),
      `report-${dashboard.from}-${dashboard.to}.html`,
    );
  };
  return (
    <article class="report" ref={article}>
      <p class="report-acts unprinted">
        <button
          type="button"
          class="main"
          onClick={() => {
            window.print();
          }}
        >
          {say('report.print')}
        </button>
        <button type="button" onClick={save}>
          {say('report.save')}
        </button>
      </p>
      <header>
        <p class="soft">{report.office ?? page.office[language]}</p>
        <h1>{say('report.title')}</h1>
        <p>{say('figures.title', { from: day(dashboard.from), to: day(dashboard.to) })}</p>
        <p class="soft">{say('report.made', { name: report.madeBy, at: stamp(report.madeAt) })}</p>
        {aigc !== undefined && (
          <p class="report-label">
            <Badge tone="notice">{say('message.ai')}</Badge> {say('report.ai-part')}
          </p>
        )}
      </header>
      <Comparison report={report} />
      <Figures figures={dashboard} />
      <section>
        <h2>{say('report.switched-off')}</h2>
        {switchedOff.length === 0 && <p>{say('report.never-off')}</p>}
        <ul class="lines">
          {switchedOff.map(({ from, to, channels, reason }) => (
            <li key={from}>
              {say('report.off-line', {
                from: moment(from),
                to: to === undefined ? say('report.still') : moment(to),
                channels: channelsWords(channels, speech),
                reason,
              })}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say('report.knowledge')}</h2>
        <p>{say('report.releases', { releases: report.releases, entries: entries.length })}</p>
        <ul class="lines">
          {entries.map(({ title, at, release, aiGenerated }) => (
            <li key={`${title} ${at}`}>
              {say('report.entry', { title, at: moment(at), release })}
              {aiGenerated && (
                <>
                  {' '}
                  <Badge tone="notice">{say('message.ai')}</Badge> {say('report.entry-ai')}
                </>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say('report.gaps')}</h2>
        {gaps.length === 0 && <p>{say('report.no-gaps')}</p>}
        <ol class="lines">
          {gaps.map(({ question, count }) => (
            <li key={question}>{say('report.gap', { question, count })}</li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{say('report.labels')}</h2>
        <p>
          {say('report.ai-words', {
            number: dashboard.totals.aiGenerated,
            share: shareWords(dashboard.totals.aiGenerated, dashboard.totals.turns),
          })}
        </p>
      </section>
    </article>
  );
}

/** The title of the report's files; with the label it says all that an implicit label has to say. */
function titleOf({ dashboard: { from, to }, aigc }: Report, { say }: Speech): string {
  const title = `${say('report.title')} ${from} – ${to}`;
  return aigc === undefined
    ? title
    : `${title} · ${say('report.file-ai', { producer: aigc.ContentProducer, id: aigc.ProduceID })}`;
}

/** The totals beside those of the period before. */
function Comparison({ report: { dashboard, before } }: { report: Report }) {
  const { say } = useSpeech();
  const { totals } = dashboard;
  const rows = [
    { title: say('figures.conversations'), now: totals.conversations, was: before.conversations },
    { title: say('figures.visitor-messages'), now: totals.visitorMessages, was: before.visitorMessages },
    { title: say('figures.turns'), now: totals.turns, was: before.turns },
    { title: say('figures.answered'), now: totals.answered, was: before.answered },
    { title: say('figures.handed-over'), now: totals.handovers, was: before.handovers },
    { title: say('figures.tickets'), now: totals.tickets, was: before.tickets },
    { title: say('figures.ratings'), now: totals.ratings, was: before.ratings },
    { title: say('figures.gaps'), now: totals.gaps, was: before.gaps },
  ];
  return (
    <section>
      <h2>{say('report.summary')}</h2>
      <table class="numbers whole">
        <caption class="unseen">{say('report.summary')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('report.figure')}</th>
            <th scope="col">{say('report.this')}</th>
            <th scope="col">{say('report.before')}</th>
            <th scope="col">{say('report.change')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, now, was }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td>{now.toLocaleString('en')}</td>
              <td>{was.toLocaleString('en')}</td>
              <td>{changeWords(now, was)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function changeWords(now: number, was: number): string {
  if (was === 0) return '–';
  const change = (100 * (now - was)) / was;
  return `${change > 0 ? '+' : ''}${change.toFixed(1)}%`;
}
