import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../platform/user-error.ts';
import { tableFiles, tablesFolder } from './location.ts';
import { TextTable } from './text-table.ts';
import { WordTrie } from './word-trie.ts';

let words: WordTrie | undefined;
let english: TextTable | undefined;
let glosses: TextTable | undefined;
let senses: TextTable | undefined;
let readings: ReadonlyMap<string, readonly string[]> | undefined;

/** The dictionary's headwords and our own lexicon. Read when first asked for; throws a UserError when not built. */
export function wordTrie(): WordTrie {
  return (words ??= WordTrie.read(readTable(tableFiles.words)));
}

/** English phrases with their Chinese candidates, as `englishPhrases` writes them. Read when first asked for. */
export function englishTable(): TextTable {
  return (english ??= TextTable.read(readTable(tableFiles.english)));
}

/** Chinese words with the English words that explain them, as `wordGlosses` writes them. Read when first asked for. */
export function glossTable(): TextTable {
  return (glosses ??= TextTable.read(readTable(tableFiles.glosses)));
}

/** Chinese words with their cost and first English sense, as `wordSenses` writes them. Read when first asked for. */
export function senseTable(): TextTable {
  return (senses ??= TextTable.read(readTable(tableFiles.senses)));
}

/** How each character is read, without tones. Read when first asked for. */
export function readingsTable(): ReadonlyMap<string, readonly string[]> {
  return (readings ??= new Map(
    Buffer.from(readTable(tableFiles.readings))
      .toString('utf8')
      .split('\n')
      .map((line) => {
        const [character = '', ...sounds] = line.split(' ');
        return [character, sounds];
      }),
  ));
}

/** The bytes of a table; throws a UserError that says how to make it when it is missing. */
export function readTable(file: string, folder: string = tablesFolder): Uint8Array {
  try {
    return readFileSync(join(folder, file));
  } catch (cause) {
    throw new UserError(`The language table ${file} is missing. Run \`npm run build\` to make it.`, {
      cause,
    });
  }
}
