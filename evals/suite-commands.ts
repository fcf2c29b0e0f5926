import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { defaultTarget } from '../src/consultation/calibration/threshold.ts';
import { projectPath } from '../src/platform/project-root.ts';
import { shareOf } from './calibrate-command.ts';
import { dataFolder, resourcesOf } from './data-folder.ts';
import { outOfField, readQuestions } from './questions.ts';
import { reportPage } from './report/report.ts';
import { runEverything } from './report/run.ts';
import type { RunReport } from './report/run-report.ts';
import { systemCard } from './report/system-card.ts';
import { percent } from './shown.ts';
import type { SuiteCommand } from './set-commands.ts';
import { contextOf, suites } from './suites/index.ts';
import { shareOfFigure, type Suite, type SuiteContext, type SuiteReport } from './suites/suite.ts';

const options = `
  --questions DIR  a folder of question files (default: evals/questions)
  --data DIR       the data folder whose release is asked (default: DATA_DIR, or var/)
  --target SHARE   the share of wrong answers accepted (default: ${defaultTarget})
  --json FILE      write the figures to a file, too
  --help           this page
`;

const parsed = {
  questions: { type: 'string', default: projectPath('evals', 'questions') },
  data: { type: 'string' },
  target: { type: 'string', default: String(defaultTarget) },
  json: { type: 'string' },
  out: { type: 'string', default: projectPath('var', 'evals') },
  help: { type: 'boolean', default: false },
} as const;

/** A suite as a command of its own. */
function commandOf(suite: Suite): SuiteCommand {
  return {
    summary: suite.summary,
    async run(args) {
      const { values } = parseArgs({ args: [...args], options: parsed });
      if (values.help) {
        stdout.write(`Usage: npm run evals -- ${suite.name} [OPTION…]\n${options}`);
        return;
      }
      const report = await suite.run(await openContext(values));
      stdout.write(suiteText(report));
      if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
    },
  };
}

/** Every suite, by its name. */
export const suiteCommands: Readonly<Record<string, SuiteCommand>> = Object.fromEntries(
  suites.map((suite) => [suite.name, commandOf(suite)]),
);

/** All suites in one run, with the report and the system card. */
export const reportCommand: SuiteCommand = {
  summary: 'all suites in one run: the report, its figures, and the public system card',
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: parsed });
    if (values.help) {
      stdout.write(
        `Usage: npm run evals -- report [OPTION…]\n${options}  --out DIR        where the pages go (default: var/evals)\n`,
      );
      return;
    }
    const last = await lastRun(values.out);
    const report = await runEverything(await openContext(values), shareOf(values.target));
    await mkdir(values.out, { recursive: true });
    const files = {
      'report.json': `${JSON.stringify(report, null, 2)}\n`,
      'report.html': reportPage(report, last),
      'system-card.zh-Hans.html': systemCard(report, 'zh-Hans'),
      'system-card.en.html': systemCard(report, 'en'),
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(values.out, name), text);
    for (const suite of report.suites) stdout.write(suiteText(suite));
    stderr.write(`written: ${Object.keys(files).join(', ')} in ${values.out}\n`);
  },
};

/** The figures of the run before, where its file still lies there. */
async function lastRun(folder: string): Promise<RunReport | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as RunReport;
  } catch {
    return undefined;
  }
}

async function openContext(values: {
  questions: string;
  data?: string | undefined;
  target: string;
}): Promise<SuiteContext> {
  const resources = await resourcesOf(values.data ?? dataFolder());
  const settings = { ...resources.settings, targetErrorShare: shareOf(values.target) };
  return contextOf(
    { ...resources, settings },
    readQuestions(values.questions),
    readQuestions(outOfField),
    (label, done, of) => {
      if (done === of || done % 100 === 0) stderr.write(`${label} ${done}/${of}\n`);
    },
  );
}

/** A suite's figures for a terminal. */
export function suiteText({ suite, figures, values = {}, failures }: SuiteReport): string {
  const lines = [
    ...figures.map((one) => {
      const share = shareOfFigure(one);
      return `  ${(share === undefined ? '–' : percent(share)).padStart(8)}  ${one.name} (${one.passed} of ${one.of})`;
    }),
    ...Object.entries(values).map(([name, value]) => `  ${value.toFixed(1).padStart(8)}  ${name}, ms`),
    ...failures
      .slice(0, 8)
      .map(({ id, question, fault }) => `      ${id}  ${question.slice(0, 80)}: ${fault}`),
  ];
  return [`\n${suite}`, ...lines, ''].join('\n');
}
