import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Calibration } from '../src/consultation/calibration/calibration.ts';
import { calibrationFile, calibrationKey, ownCalibrations } from '../src/consultation/calibration/stored.ts';
import { defaultTarget, promiseRisk, workingPoint } from '../src/consultation/calibration/threshold.ts';
import { projectPath } from '../src/platform/project-root.ts';
import { UserError } from '../src/platform/user-error.ts';
import { exampleSchema, sources, type Example } from './calibration/example.ts';
import { examplesFor } from './calibration/examples.ts';
import { fit } from './calibration/fit.ts';
import { kept, tryHalves, type Half } from './calibration/halves.ts';
import { dataFolder, resourcesOf } from './data-folder.ts';
import { outOfField, questionDay, readQuestions } from './questions.ts';
import { mean } from './metrics.ts';
import { percent } from './shown.ts';
import type { SuiteCommand } from './set-commands.ts';

const usage = `Usage: npm run evals -- calibrate [OPTION…]

Fits what makes confidence a probability, for the release in use: on the question file, on questions of other fields,
on questions whose entries are taken out, and on the ways of asking that entries are written with. Chooses nothing by
itself: the file holds what follows from any target.

  --questions DIR  a folder of question files (default: evals/questions)
  --data DIR       the data folder whose release is asked (default: DATA_DIR, or var/)
  --out DIR        where the calibration goes (default: calibration/ in the data folder)
  --target SHARE   the share of wrong answers accepted (default: ${defaultTarget})
  --halves N       first tries N random halves: calibrated on one, measured on the other
  --check          tries 20 halves, says in how many the promise, the calibration and the predicted hand-overs held, and
                   exits with 1 when the promise held in fewer than 19, or when the mean calibration error lies outside
                   of the band of a perfect model; writes no calibration
  --examples FILE  reads the examples from a file, or writes them there when there is none
  --help           this page
`;

/** Of so many random halves the promise has to hold in so many. */
const halvesChecked = 20;
const leastKept = 19;
/** Predicted and measured shares handed over may differ by three in a hundred. */
const within = 0.03;

/** Fits the calibration of a release and says what follows from a target. */
export const calibrateCommand: SuiteCommand = {
  summary: 'fits what makes confidence a probability, and the threshold that keeps a promise',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        questions: { type: 'string', default: projectPath('evals', 'questions') },
        data: { type: 'string', default: dataFolder() },
        out: { type: 'string' },
        target: { type: 'string', default: String(defaultTarget) },
        halves: { type: 'string', default: '0' },
        check: { type: 'boolean', default: false },
        examples: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      stdout.write(usage);
      return;
    }
    const target = shareOf(values.target);
    const { release, ...resources } = await resourcesOf(values.data);
    const examples = await storedExamples(values.examples, () =>
      examplesFor({
        ...resources,
        release,
        questions: readQuestions(values.questions),
        foreign: readQuestions(outOfField),
        onProgress: (source, done) => {
          if (done % 200 === 0) stderr.write(`asked ${done}, now ${source}\n`);
        },
      }),
    );
    const count = values.check ? halvesChecked : Number(values.halves);
    const halves = tryHalves(examples, target, count, (done, of) => {
      stderr.write(`half ${done} of ${of}\n`);
    });
    if (halves.length > 0) stdout.write(halvesTable(halves, target));
    if (values.check) {
      if (kept(halves, target) < leastKept || !isCalibrated(halves)) process.exitCode = 1;
      return;
    }
    const calibration: Calibration = {
      ...calibrationKey(release.manifest),
      fittedOn: questionDay,
      dataHash: createHash('sha256').update(JSON.stringify(examples)).digest('hex'),
      knowledgeHash: release.manifest.contentHash,
      examples: Object.fromEntries(
        sources.map((source) => [source, examples.filter((example) => example.source === source).length]),
      ),
      ...fit(examples),
    };
    const folder = values.out ?? ownCalibrations(values.data);
    await mkdir(folder, { recursive: true });
    const path = join(folder, calibrationFile(calibration));
    await writeFile(path, `${JSON.stringify(calibration, null, 2)}\n`);
    stdout.write(promiseText(calibration, target));
    stderr.write(`written: ${path}\n`);
  },
};

async function storedExamples(path: string | undefined, make: () => Promise<Example[]>): Promise<Example[]> {
  if (path === undefined) return make();
  try {
    return z.array(exampleSchema).parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new UserError(`${path} does not hold examples of calibrate.`, {
        field: '--examples',
        cause: error,
      });
  }
  const examples = await make();
  await writeFile(path, JSON.stringify(examples));
  return examples;
}

/** A share between 0 and 1, written as a number. */
export function shareOf(text: string): number {
  const share = Number(text);
  if (share > 0 && share < 1) return share;
  throw new UserError(`--target takes a share between 0 and 1, as in 0.05; not "${text}".`, {
    field: '--target',
  });
}

/** What a target comes to, in words. */
export function promiseText(calibration: Calibration, target: number): string {
  const point = workingPoint(calibration, target);
  const lines = [
    `${calibration.questions} labelled questions, ${Object.entries(calibration.examples)
      .map(([source, count]) => `${count} ${source}`)
      .join(', ')}`,
    `at most ${percent(target)} of the answers wrong: threshold ${point.threshold.toFixed(3)}, ${percent(point.handOverShare)} of the questions not answered by the assistant`,
    `of the answers to labelled questions ${percent(point.errorShare)} were wrong; true with ${percent(1 - promiseRisk)} certainty: at most ${percent(point.errorBound)}`,
  ];
  if (!point.promised) {
    lines.push(
      point.missingQuestions === undefined
        ? 'NOT PROMISED: even the surest answers are wrong too often. Mend answers or accept more wrong ones.'
        : `NOT PROMISED: about ${point.missingQuestions} more labelled questions are needed; until then the strictest threshold counts.`,
    );
  }
  return `${lines.join('\n')}\n`;
}

const errorOf = ({ calibrationError }: Half) => calibrationError;
const bandOf = ({ calibrationErrorBand }: Half) => calibrationErrorBand;
const missOf = ({ changeExpected, changeMeasured }: Half) => Math.abs(changeExpected - changeMeasured);

function meanOf(halves: readonly Half[], valueOf: (half: Half) => number): number {
  return mean(halves.map(valueOf));
}

/** One half can lie outside by the luck of two samples of its size; on average a calibrated model lies inside. */
function isCalibrated(halves: readonly Half[]): boolean {
  return meanOf(halves, errorOf) <= meanOf(halves, bandOf);
}

function halvesTable(halves: readonly Half[], target: number): string {
  const rows = halves.map(
    (half, number) =>
      `  ${String(number + 1).padStart(2)}  ${half.promised ? 'promised    ' : 'not promised'}  wrong ${half.wrong}/${half.answered}, at least ${percent(half.errorAtLeast)}  handed over ${percent(half.handOverMeasured)}, expected ${percent(half.handOverExpected)}  at twice the target ${percent(half.changeMeasured)} fewer, expected ${percent(half.changeExpected)}  calibration error ${half.calibrationError.toFixed(3)}, band ${half.calibrationErrorBand.toFixed(3)}`,
  );
  const inBand = halves.filter((half) => half.calibrationError <= half.calibrationErrorBand).length;
  const asPredicted = halves.filter((half) => missOf(half) <= within).length;
  return [
    `${halves.length} random halves, target ${percent(target)}`,
    ...rows,
    `${kept(halves, target)} of ${halves.length} keep the target (one-sided 95 % lower bound)`,
    `calibration error ${meanOf(halves, errorOf).toFixed(3)} on average, 95 % band of a perfect model ${meanOf(halves, bandOf).toFixed(3)}; within it in ${inBand} halves`,
    `change of the share handed over ${percent(meanOf(halves, missOf))} from the predicted one on average; within 3 points in ${asPredicted} halves`,
    '',
    '',
  ].join('\n');
}
