import { writeFile } from 'node:fs/promises';
import { stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { consult } from '../src/consultation/consult.ts';
import { projectPath } from '../src/platform/project-root.ts';
import { UserError } from '../src/platform/user-error.ts';
import { dataFolder, resourcesOf } from './data-folder.ts';
import { readQuestions } from './questions.ts';
import type { SuiteCommand } from './set-commands.ts';
import { waysOf } from './report/run.ts';
import { askEveryRecord } from './suites/records.ts';
import { answersReport, gradeQuestions, type AnswerFigures, type AnswersReport } from './suites/answers.ts';

const usage = `Usage: npm run evals -- answers [OPTION…]

Puts every question of the question file to the assistant and grades what comes back.

  --questions DIR  a folder of question files (default: evals/questions)
  --data DIR       the data folder whose release is asked (default: DATA_DIR, or var/)
  --wrong N        how many wrong turns are listed (default: 20; 0 for none)
  --json FILE      write the whole report to a file, too
  --help           this page
`;

type Floors = ReadonlyMap<keyof AnswerFigures, number>;

function floorsOf(list: string): Floors {
  return new Map(
    list
      .split(',')
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', value = ''] = part.split('=');
        const column = columns.find(([, key]) => key === name);
        const least = Number(value);
        if (!column || value === '' || Number.isNaN(least)) {
          const names = columns.map(([, key]) => key).join(', ');
          throw new UserError(`--floor takes NAME=SHARE parted by commas, with ${names}; not "${part}".`, {
            field: '--floor',
          });
        }
        return [column[1], least] as const;
      }),
  );
}

function below(figures: AnswerFigures, floors: Floors): string[] {
  return [...floors].flatMap(([name, least]) => {
    const value = figures[name] ?? 0;
    return value < least ? [`BELOW THE FLOOR: ${name} is ${value.toFixed(3)}, not ${least}`] : [];
  });
}

const recordsUsage = `Usage: npm run evals -- records [OPTION…]

Asks every fee and every time limit in force by its title, in Chinese and in English.

  --data DIR       the data folder whose release is asked (default: DATA_DIR, or var/)
  --help           this page

Exits with 1 when one is not given whole and with its source.
`;

/** How often the assistant is right over the question file. */
export const answersCommand: SuiteCommand = {
  summary: 'how often the assistant is right over the question file, by language and outcome',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        questions: { type: 'string', default: projectPath('evals', 'questions') },
        data: { type: 'string', default: dataFolder() },
        wrong: { type: 'string', default: '20' },
        floor: { type: 'string', default: '' },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      stdout.write(usage);
      return;
    }
    const floors = floorsOf(values.floor);
    const resources = await resourcesOf(values.data);
    const questions = readQuestions(values.questions);
    const graded = await gradeQuestions(
      questions,
      (request) => consult(request, resources),
      resources.index,
      (done) => {
        if (done % 100 === 0 || done === questions.length)
          stderr.write(`asked ${done} of ${questions.length}\n`);
      },
    );
    const report = answersReport(graded, waysOf(resources.release));
    stdout.write(table(report, Number(values.wrong)));
    for (const fault of below(report.all, floors)) {
      stdout.write(`${fault}\n`);
      process.exitCode = 1;
    }
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
  },
};

/** Whether every fee and time limit is given, with its source, to whoever asks for it. */
export const recordsCommand: SuiteCommand = {
  summary: 'every fee and time limit asked by its title in both languages',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: 'string', default: dataFolder() }, help: { type: 'boolean', default: false } },
    });
    if (values.help) {
      stdout.write(recordsUsage);
      return;
    }
    const resources = await resourcesOf(values.data);
    const asked = await askEveryRecord(
      resources.release.records,
      (request) => consult(request, resources),
      resources.index,
    );
    const wrong = asked.filter(({ fault }) => fault !== undefined);
    for (const { recordId, question, fault } of wrong)
      stdout.write(`${recordId}  ${question}\n    ${fault ?? ''}\n`);
    stdout.write(`${asked.length - wrong.length} of ${asked.length} given with their source\n`);
    if (wrong.length > 0) process.exitCode = 1;
  },
};

const columns: readonly (readonly [string, keyof AnswerFigures])[] = [
  ['questions', 'questions'],
  ['answerable', 'answerable'],
  ['answered', 'answered'],
  ['right of answered', 'rightOfAnswered'],
  ['quantities', 'quantitiesRight'],
  ['hand-over kept', 'handoverKept'],
  ['and as expected', 'handoverRight'],
];

function table(report: AnswersReport, wrong: number): string {
  const groups = { all: report.all, ...report.byLanguage, ...report.byStyle, ...report.byTopic };
  const rows = Object.entries(groups).map(([name, figures]) => [
    name,
    ...columns.map(([, key]) => shown(figures[key], key)),
  ]);
  const lines = [['', ...columns.map(([title]) => title)], ...rows].map((cells) =>
    cells
      .map((cell, index) =>
        index === 0 ? cell.padEnd(24) : cell.padStart(columns[index - 1]?.[0].length ?? 0),
      )
      .join('  '),
  );
  const outcomes = Object.entries(report.outcomes).map(
    ([name, { answerable, mustNotAnswer }]) =>
      `${name}: ${answerable} answerable, ${mustNotAnswer} not to be answered`,
  );
  const listed = report.wrong.slice(0, wrong).map(({ id, question, confidence, faults }) => {
    const what = Object.entries(faults).map(([name, fault]) => `${name}: ${fault}`);
    return `${id}  ${question}\n    ${what.join('; ')} (confidence ${confidence.toFixed(2)})`;
  });
  const overlap = `words of a question found in the best way of asking of what it expects: ${shown(report.wordOverlap, 'wordOverlap')}`;
  return `${[`release ${report.release}`, ...lines, '', ...outcomes, overlap, '', ...listed].join('\n')}\n`;
}

function shown(value: number | undefined, key: string): string {
  if (value === undefined) return '–';
  return key === 'questions' || key === 'answerable' ? String(value) : value.toFixed(3);
}
