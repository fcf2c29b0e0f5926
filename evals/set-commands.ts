import { writeFile } from 'node:fs/promises';
import { stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { UserError } from '../src/platform/user-error.ts';
import { readBeir } from './beir.ts';
import { starterTerms } from './glossary.ts';
import { pooledGains, type PooledGains } from './pooled.ts';
import { setEmbedding } from './set-embedding.ts';
import { abstentionTable, gainTable, retrievalTable } from './set-tables.ts';
import { abstentionReport, canAbstain, judgeQueries, type AbstentionReport } from './suites/abstention.ts';
import { confidenceIn } from './suites/set-confidence.ts';
import {
  openSet,
  retrievalReport,
  scoreQueries,
  type OpenedSet,
  type RetrievalReport,
  type ScoredQuery,
} from './suites/retrieval.ts';

/** A suite as the command line knows it. */
export interface SuiteCommand {
  /** One line for the list of suites. */
  readonly summary: string;
  run(args: readonly string[]): Promise<void>;
}

interface SetOptions {
  readonly datasets: readonly string[];
  readonly split: string;
  readonly json: string | undefined;
}

const options = `
  --dataset DIR   a folder in BEIR form (corpus.jsonl, queries.jsonl, qrels/SPLIT.tsv); may be given more than once
  --split NAME    the split to take the gold from (default: dev)
  --json FILE     write the figures to a file, too
  --help          this page

With EMBEDDING_MODEL_DIR or EMBEDDING_BASE_URL set, vectors count too; they are made once and kept in DATA_DIR/evals.
`;

/** How well the right passages are found, against plain bigram BM25 in the same run. */
export const retrievalCommand: SuiteCommand = {
  summary: 'how well passages are found: recall, MRR and nDCG on BEIR folders',
  async run(args) {
    const given = setOptions('retrieval', args);
    if (given === undefined) return;
    const runs: { report: RetrievalReport; scored: ScoredQuery[] }[] = [];
    for (const folder of given.datasets) {
      const opened = await opening(folder, given.split);
      const scored = await scoreQueries(opened, progress(`${opened.set.name}: questions`));
      if (scored.length === 0) {
        throw new UserError(`${folder} has no question with gold in split "${given.split}".`, {
          field: '--split',
        });
      }
      runs.push({ report: retrievalReport(opened.set, scored), scored });
      stdout.write(retrievalTable(runs.at(-1)?.report));
    }
    const gains = pooledGains(runs.flatMap(({ scored }) => scored));
    stdout.write(gainTable(gains, runs.length));
    await writeReport(
      given.json,
      retrievalJson(
        runs.map(({ report }) => report),
        gains,
      ),
    );
  },
};

/** How well the probability that decides tells answerable questions from unanswerable ones. */
export const abstentionCommand: SuiteCommand = {
  summary: 'how well confidence tells answerable questions from unanswerable ones',
  async run(args) {
    const given = setOptions('abstention', args);
    if (given === undefined) return;
    const reports: AbstentionReport[] = [];
    for (const folder of given.datasets) {
      const opened = await opening(folder, given.split);
      if (!canAbstain(opened.set)) {
        throw new UserError(
          `${folder} does not say by metadata.answerable which questions are unanswerable.`,
          {
            field: '--dataset',
          },
        );
      }
      const judged = await judgeQueries(
        opened,
        confidenceIn(opened),
        progress(`${opened.set.name}: questions`),
      );
      const report = abstentionReport(opened.set, judged);
      reports.push(report);
      stdout.write(abstentionTable(report));
    }
    await writeReport(given.json, reports.length === 1 ? reports[0] : { datasets: reports });
  },
};

function retrievalJson(reports: readonly RetrievalReport[], gains: PooledGains): unknown {
  const [only] = reports;
  return reports.length === 1 ? { ...only, gain: gains } : { datasets: reports, pooled: gains };
}

let embedding: ReturnType<typeof setEmbedding> | undefined;

async function opening(folder: string, split: string): Promise<OpenedSet> {
  const set = await readBeir(folder, split);
  stderr.write(`${set.name}: indexing ${set.documents.length} documents …\n`);
  embedding ??= setEmbedding();
  return openSet(set, starterTerms(), await embedding);
}

/** The options of a suite over BEIR folders; prints help and answers undefined when that was asked for. */
function setOptions(suite: string, args: readonly string[]): SetOptions | undefined {
  const values = parsed(args);
  if (values.help === true) {
    stdout.write(`Usage: npm run evals -- ${suite} --dataset DIR [--split NAME] [--json FILE]\n${options}`);
    return undefined;
  }
  if (values.dataset === undefined) {
    throw new UserError(`Name a folder: npm run evals -- ${suite} --dataset DIR`, { field: '--dataset' });
  }
  return { datasets: values.dataset, split: values.split ?? 'dev', json: values.json };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        dataset: { type: 'string', multiple: true },
        split: { type: 'string' },
        json: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (cause) {
    throw new UserError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

async function writeReport(path: string | undefined, report: unknown): Promise<void> {
  if (path === undefined) return;
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  stderr.write(`written: ${path}\n`);
}

/** Prints how far it is, on one line of a terminal, or every tenth elsewhere. */
function progress(label: string): (done: number, of: number) => void {
  return (done, of) => {
    if (stderr.isTTY) stderr.write(`\r${label} ${done}/${of}${done === of ? '\n' : ''}`);
    else if (done === of || done % Math.ceil(of / 10) === 0) stderr.write(`${label} ${done}/${of}\n`);
  };
}
