import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '../src/platform/user-error.ts';

const documentSchema = z.object({ _id: z.string(), title: z.string().default(''), text: z.string() });
const querySchema = z.object({
  _id: z.string(),
  text: z.string(),
  metadata: z.object({ lang: z.string().optional(), answerable: z.boolean().optional() }).default({}),
});

export type BeirDocument = z.infer<typeof documentSchema>;
export type BeirQuery = z.infer<typeof querySchema>;

/** A question set in BEIR form (Thakur et al. 2021). */
export interface BeirSet {
  /** The folder's name. */
  readonly name: string;
  readonly split: string;
  readonly documents: readonly BeirDocument[];
  readonly queries: readonly BeirQuery[];
  /** Gold documents by query, of the split. */
  readonly gold: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads a folder with `corpus.jsonl`, `queries.jsonl` and `qrels/SPLIT.tsv`; throws a UserError that names file and line. */
export async function readBeir(folder: string, split: string): Promise<BeirSet> {
  const [documents, queries, gold] = await Promise.all([
    readLines(join(folder, 'corpus.jsonl'), documentSchema),
    readLines(join(folder, 'queries.jsonl'), querySchema),
    readGold(join(folder, 'qrels', `${split}.tsv`)),
  ]);
  return { name: basename(resolve(folder)), split, documents, queries, gold };
}

async function readLines<Row>(path: string, schema: z.ZodType<Row>): Promise<Row[]> {
  const lines = (await readText(path)).split('\n');
  return lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [parseRow(line, schema, `${path}:${at + 1}`)],
  );
}

function parseRow<Row>(line: string, schema: z.ZodType<Row>, place: string): Row {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    throw new UserError(`${place} is not a line of a BEIR set.`, { cause, field: '--dataset' });
  }
}

async function readGold(path: string): Promise<Map<string, Set<string>>> {
  const gold = new Map<string, Set<string>>();
  const lines = (await readText(path)).split(/\r?\n/);
  lines.forEach((line, at) => {
    const [query = '', document, score] = line.split('\t');
    if (line.trim() === '' || (at === 0 && query === 'query-id')) return;
    if (document === undefined || !Number.isFinite(Number(score))) {
      throw new UserError(`${path}:${at + 1} is not "query TAB document TAB score".`, { field: '--dataset' });
    }
    if (Number(score) <= 0) return;
    gold.set(query, (gold.get(query) ?? new Set()).add(document));
  });
  return gold;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError(
      `${path} cannot be read. A BEIR folder has corpus.jsonl, queries.jsonl and qrels/SPLIT.tsv.`,
      {
        cause,
        field: '--dataset',
      },
    );
  }
}
