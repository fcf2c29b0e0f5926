import { exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { projectPath } from '../../src/platform/project-root.ts';
import { UserError } from '../../src/platform/user-error.ts';
import type { Bench, BenchSettings, Figure } from './bench.ts';
import { answerBench } from './answer-bench.ts';
import { deskBench } from './desk-bench.ts';
import { ingestBench } from './ingest-bench.ts';
import { readyBench } from './ready-bench.ts';
import { searchBench } from './search-bench.ts';
import { streamBench } from './stream-bench.ts';

/** Everything that can be measured, in the order it runs. */
const benches: readonly Bench[] = [searchBench, answerBench, deskBench, streamBench, readyBench, ingestBench];

const help = `Usage: npm run bench -- [NAME…] [--dataset DIR] [--split NAME] [--documents DIR] [--questions N]
                            [--streams N] [--seconds N]

Benches (all when none is named)
${benches.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`).join('\n')}

  --dataset DIR   folder in BEIR form for the benches over passages (default: ../shared/evals/stard-full)
  --split NAME    its split (default: dev)
  --documents DIR folder for ingest, with DIR.csv beside it (default: ../shared/documents)
  --questions N   how many questions are asked at most (default: 200)
  --streams N     streams that are open at once (default: 500; 2000 is what is promised)
  --seconds N     how long visitors write over them (default: 15; 60 is what is promised)

Figures compare on one machine in one run; a line that says OVER is past what the figure is held to.
`;

try {
  await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  stderr.write(`${error.message}\n`);
  exit(2);
}

async function main(): Promise<void> {
  const { values, positionals } = parsed();
  if (values.help === true) {
    stdout.write(help);
    return;
  }
  const settings: BenchSettings = {
    dataset: values.dataset ?? projectPath('..', 'shared', 'evals', 'stard-full'),
    split: values.split ?? 'dev',
    documents: values.documents ?? projectPath('..', 'shared', 'documents'),
    questions: countOf('--questions', values.questions ?? '200'),
    streams: countOf('--streams', values.streams ?? '500'),
    seconds: countOf('--seconds', values.seconds ?? '15'),
    report: (line) => stderr.write(`${line}\n`),
  };
  for (const bench of chosen(positionals)) {
    const result = await bench.run(settings);
    stdout.write(
      'skipped' in result ? `${bench.name}: skipped, ${result.skipped}\n` : table(bench, result.figures),
    );
  }
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        dataset: { type: 'string' },
        split: { type: 'string' },
        documents: { type: 'string' },
        questions: { type: 'string' },
        streams: { type: 'string' },
        seconds: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw new UserError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function chosen(names: readonly string[]): readonly Bench[] {
  const unknown = names.find((name) => !benches.some((bench) => bench.name === name));
  if (unknown !== undefined) {
    throw new UserError(
      `There is no bench "${unknown}"; there are ${benches.map(({ name }) => name).join(', ')}.`,
    );
  }
  return names.length === 0 ? benches : benches.filter(({ name }) => names.includes(name));
}

function countOf(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new UserError(`${option} takes a whole number from 1, not "${text}".`, { field: option });
  }
  return count;
}

function table({ name }: Bench, figures: readonly Figure[]): string {
  const width = Math.max(...figures.map((figure) => figure.name.length)) + 2;
  const lines = figures.map(({ name: label, value, unit, atMost }) => {
    const held = atMost === undefined ? '' : value <= atMost ? `  (at most ${atMost})` : `  OVER ${atMost}`;
    return `  ${label.padEnd(width)}${shown(value).padStart(10)} ${unit === 'times' ? '' : unit}${held}`.trimEnd();
  });
  return [name, ...lines, ''].join('\n');
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}
