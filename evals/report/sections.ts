import type { SuiteReport } from '../suites/suite.ts';
import { shareOfFigure } from '../suites/suite.ts';
import type { AnswerFigures } from '../suites/answers.ts';
import { percent } from '../shown.ts';
import { escapeHtml, table } from './markup.ts';
import { barPlot, curvePlot, diagonalPlot } from './plots.ts';
import type { RunReport } from './run-report.ts';

const shown = (share: number | undefined) => (share === undefined ? '–' : percent(share));

/** What a target comes to: the promise in the first lines of the page. */
export function promiseSection({ target, workingPoint: point, answers, release }: RunReport): string {
  const { all } = answers;
  const tiles = [
    [
      percent(point.errorShare),
      `of the answers to questions the model had not seen were wrong; at most ${percent(point.errorBound)} with four in five certainty`,
    ],
    [
      percent(point.handOverShare),
      'of all labelled questions are not answered by the assistant, most of them rightly',
    ],
    [shown(all.answered), 'of the questions it should answer are answered'],
    [shown(all.handoverKept), 'of the questions it must not answer are not answered'],
  ];
  const verdict = point.promised
    ? `<p>The target of at most ${percent(target)} wrong answers is promised.</p>`
    : `<p class="warn">The target of at most ${percent(target)} wrong answers is not promised${point.missingQuestions === undefined ? '' : `: about ${point.missingQuestions} more labelled questions are needed`}.</p>`;
  return `<h1>What the answers are worth</h1><p class="soft">Release ${release.number}, ${release.documents} documents; questions as of the day they name.</p>${verdict}<div class="tiles">${tiles.map(([value = '', text = '']) => `<div class="tile"><b>${escapeHtml(value)}</b>${escapeHtml(text)}</div>`).join('')}</div>`;
}

/** The two curves that say whether confidence means what it says. */
export function curvesSection({ calibration, target }: RunReport): string {
  const { curve, reliability, questions } = calibration;
  const risk = curvePlot(
    { title: 'Risk by coverage', x: 'questions answered', y: 'answers wrong', top: 0.2 },
    curve.map(({ answered, wrong }) => ({ x: answered / questions, y: wrong / answered })),
    target,
  );
  const diagram = diagonalPlot(
    { title: 'Confidence and truth', x: 'confidence', y: 'answers right', top: 1 },
    reliability.map(({ confidence, right }) => ({ x: confidence, y: right })),
  );
  return `<h2>Confidence</h2><div class="plots"><figure>${risk}<figcaption>Share of wrong answers when so many of the questions are answered; the dashed line is the target.</figcaption></figure><figure>${diagram}<figcaption>Answers of like confidence together. Where confidence is true the dots lie on the line.</figcaption></figure></div>`;
}

/** Shares by language and topic. */
export function groupsSection({ answers }: RunReport): string {
  const bars = (groups: Readonly<Record<string, AnswerFigures>>, least: number) =>
    Object.entries(groups)
      .filter(([, { answerable }]) => answerable >= least)
      .map(([name, figures]) => ({
        name,
        share: figures.rightOfAnswered ?? 0,
        of: Math.round((figures.answered ?? 0) * figures.answerable),
      }));
  return `<h2>Right answers by language and topic</h2><div class="plots"><figure>${barPlot('By language', bars(answers.byLanguage, 1))}</figure><figure>${barPlot('By topic', bars(answers.byTopic, 5))}</figure></div><p class="soft">Share of the answers that are right, and how many answers that is.</p>`;
}

/** Each suite with its figures and what failed. */
export function suitesSection({ suites }: RunReport): string {
  return `<h2>Suites</h2>${suites.map(suiteMarkup).join('')}`;
}

function suiteMarkup({ suite, figures, values = {}, failures }: SuiteReport): string {
  const rows = [
    ...figures.map((one) => [one.name, shown(shareOfFigure(one)), `${one.passed} of ${one.of}`]),
    ...Object.entries(values).map(([name, value]) => [name, value.toFixed(1), 'ms']),
  ];
  const list = failures.slice(0, 30).map(({ id, question, fault }) => [id, question, fault]);
  const more =
    failures.length === 0
      ? ''
      : `<details><summary>${failures.length} to look at</summary>${table(['', 'question', 'what'], list).replaceAll(' class="figure"', '')}</details>`;
  return `<h3>${escapeHtml(suite)}</h3>${table(['', 'share', 'count'], rows)}${more}`;
}

const baselineNames = {
  bm25: 'BM25 alone, always answering',
  'no-validity': 'without the validity filter',
  'no-calibration': 'without calibration, always sure enough',
} as const;

/** The product beside itself with a part taken out, and beside the last run. */
export function comparisonSection({ answers, baselines }: RunReport, last: RunReport | undefined): string {
  const row = (name: string, { answered, rightOfAnswered, quantitiesRight, handoverKept }: AnswerFigures) => [
    name,
    shown(answered),
    shown(rightOfAnswered),
    shown(quantitiesRight),
    shown(handoverKept),
  ];
  const rows = [
    row('this run', answers.all),
    ...(last ? [row(`last run (release ${last.release.number})`, last.answers.all)] : []),
    ...baselines.map(({ name, figures }) => row(baselineNames[name], figures)),
  ];
  return `<h2>Comparison</h2>${table(['', 'answered', 'right of answered', 'quantities', 'hand-over kept'], rows)}`;
}

/** Wrong answers, the surest first. */
export function worstSection({ worst }: RunReport): string {
  const cases = worst.map(
    ({ id, question, confidence, fault, answer, evidence }) =>
      `<details><summary>${escapeHtml(id)} · ${escapeHtml(question)} · confidence ${confidence.toFixed(2)}</summary><p class="warn">${escapeHtml(fault)}</p><pre>${escapeHtml(answer)}</pre>${table(
        ['evidence', 'score', 'norm'],
        evidence.map(({ documentId, scores }) => [
          documentId,
          (scores.score ?? 0).toFixed(3),
          (scores.norm ?? 0).toFixed(3),
        ]),
      )}</details>`,
  );
  return `<h2>Wrong answers, the surest first</h2>${cases.join('') || '<p>None.</p>'}`;
}
