import { readFile, writeFile } from 'node:fs/promises';
import { stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { consult } from '../src/consultation/consult.ts';
import { projectPath } from '../src/platform/project-root.ts';
import { UserError } from '../src/platform/user-error.ts';
import { dataFolder, resourcesOf } from './data-folder.ts';
import { baselineOf, baselineSchema, compareWithBaseline, type GateBaseline } from './gate.ts';
import { readQuestions } from './questions.ts';
import type { SuiteCommand } from './set-commands.ts';
import { gradeQuestions } from './suites/answers.ts';

const committed = projectPath('evals', 'baseline.json');

const usage = `Usage: npm run evals -- gate [OPTION…]

Asks the question file and compares it, question by question, with the committed baseline. Exits with 1 when fewer turns
are right or more answers are wrong than chance explains (paired bootstrap, 95 %).

  --data DIR       the data folder whose release is asked (default: DATA_DIR, or var/)
  --baseline FILE  what it is compared with (default: evals/baseline.json)
  --take           takes what comes out as the new baseline
  --help           this page
`;

/** Fails on a fall beyond noise. */
export const gateCommand: SuiteCommand = {
  summary: 'fails when answers have got worse than the committed baseline beyond noise',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string', default: dataFolder() },
        baseline: { type: 'string', default: committed },
        take: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      stdout.write(usage);
      return;
    }
    const resources = await resourcesOf(values.data);
    const questions = readQuestions();
    const ask = (request: Parameters<typeof consult>[0]) => consult(request, resources);
    const graded = await gradeQuestions(questions, ask, resources.index, (done) => {
      if (done % 200 === 0) stderr.write(`asked ${done} of ${questions.length}\n`);
    });
    if (values.take) {
      await writeFile(values.baseline, baselineText(baselineOf(graded)));
      stderr.write(`written: ${values.baseline}\n`);
      return;
    }
    for (const { name, change, fallen } of compareWithBaseline(graded, await readBaseline(values.baseline))) {
      const shown = [change.mean, change.low, change.high].map((value) => (100 * value).toFixed(1));
      stdout.write(
        `${name}: ${shown[0] ?? ''} in 100 [${shown[1] ?? ''}, ${shown[2] ?? ''}]${fallen ? '  FALLEN BEYOND NOISE' : ''}\n`,
      );
      if (fallen) process.exitCode = 1;
    }
  },
};

async function readBaseline(path: string): Promise<GateBaseline> {
  try {
    return baselineSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new UserError(`${path} is no baseline. Take one with: npm run evals -- gate --take`, {
      field: '--baseline',
      cause,
    });
  }
}

/** One question a line, so that a change of the baseline can be read. */
function baselineText(baseline: GateBaseline): string {
  const lines = Object.entries(baseline).map(
    ([id, verdict]) => `  ${JSON.stringify(id)}: ${JSON.stringify(verdict)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}
