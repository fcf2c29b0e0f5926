import type { Dashboard } from '../../wire/operations.ts';
import { wordOf } from '../state/lists.ts';
import { useSpeech, type Speech } from '../state/speech.ts';
import { Bars } from './bars.tsx';
import { classesOf, classWords, durationWords, quantileWords } from './durations.ts';
import { Lines } from './lines.tsx';

/** The figures a period is judged by at a glance. */
export function tilesOf(
  { totals, waiting, latency }: Dashboard,
  speech: Speech,
): { title: string; text: string }[] {
  const { say } = speech;
  const number = (value: number) => value.toLocaleString('en');
  return [
    { title: say('figures.conversations'), text: number(totals.conversations) },
    { title: say('figures.messages'), text: number(totals.messages) },
    { title: say('figures.turns'), text: number(totals.turns) },
    { title: say('figures.answered-share'), text: shareWords(totals.answered, totals.turns) },
    { title: say('figures.handed-over'), text: number(totals.handovers) },
    { title: say('figures.waiting'), text: durationWords(waiting.median, speech) },
    { title: say('figures.latency'), text: durationWords(latency.median, speech) },
    {
      title: say('figures.rating'),
      text:
        totals.rating === undefined
          ? say('figures.none')
          : `${totals.rating.toFixed(2)} (${number(totals.ratings)})`,
    },
    { title: say('figures.tickets'), text: number(totals.tickets) },
    { title: say('figures.gaps'), text: number(totals.gaps) },
    { title: say('figures.ai'), text: number(totals.aiGenerated) },
  ];
}

/** A share in percent; a dash where there is nothing to have a share of. */
export function shareWords(part: number, all: number): string {
  return all === 0 ? '–' : `${((100 * part) / all).toFixed(1)}%`;
}

/** Tiles, the course and every breakdown of a period. */
export function Figures({ figures }: { figures: Dashboard }) {
  const speech = useSpeech();
  const { say } = speech;
  const word = (prefix: string) => (part: string) => wordOf(prefix, part, speech);
  const waiting = quantileWords(figures.waiting, speech);
  const latency = quantileWords(figures.latency, speech);
  return (
    <>
      <dl class="tiles">
        {tilesOf(figures, speech).map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div class="figures">
        <Lines series={figures.series} />
        <Bars title={say('figures.outcomes')} rows={figures.outcomes} word={word('outcome')} />
        <Bars title={say('figures.reasons')} rows={figures.handoverReasons} word={word('reason')} />
        <Bars title={say('figures.endings')} rows={figures.handoverEndings} word={word('ending')} />
        <Bars
          title={say('figures.waiting-classes')}
          rows={classesOf(figures.waiting)}
          word={(part) => classWords(part, speech)}
          {...(waiting !== undefined && { note: waiting })}
        />
        <Bars
          title={say('figures.latency-classes')}
          rows={classesOf(figures.latency)}
          word={(part) => classWords(part, speech)}
          {...(latency !== undefined && { note: latency })}
        />
        <Bars title={say('figures.ratings')} rows={figures.ratings} word={word('score')} />
        <Bars title={say('figures.channels')} rows={figures.channels} word={word('channel')} />
        <Bars title={say('figures.languages')} rows={figures.languages} word={word('language')} />
        <Bars title={say('figures.topics')} rows={figures.topics} word={word('topic')} />
        <Bars title={say('figures.districts')} rows={figures.districts} word={(part) => part} />
        <Bars title={say('figures.ticket-kinds')} rows={figures.ticketKinds} word={word('ticket-kind')} />
        <Bars title={say('figures.gap-sources')} rows={figures.gapSources} word={word('gap-source')} />
        <Bars title={say('figures.drafts')} rows={figures.drafts} word={word('draft')} />
      </div>
    </>
  );
}
