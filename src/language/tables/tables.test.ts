import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { buildTables } from './build.ts';
import { englishPhrases, headwords, phrasesOf, type DictionaryEntry } from './dictionary.ts';
import { englishTable, readTable, wordTrie } from './load.ts';
import { TextTable } from './text-table.ts';
import { buildWordTrie } from './word-trie-builder.ts';
import { WordTrie } from './word-trie.ts';

const word = fc.string({
  minLength: 1,
  maxLength: 5,
  unit: fc.constantFrom('专', '利', '商', '标', 'a', '𠮷'),
});

describe('WordTrie', () => {
  test('holds the words it was built from and no others, also when read from bytes', () => {
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (words, others) => {
        const built = buildWordTrie(words);
        const bytes = built.bytes();
        const shifted = new Uint8Array(bytes.length + 1);
        shifted.set(bytes, 1);
        for (const trie of [built, WordTrie.read(bytes), WordTrie.read(shifted.subarray(1))]) {
          for (const one of [...words, ...others]) expect(trie.has(one)).toBe(words.includes(one));
        }
      }),
    );
  });

  test('can be empty', () => {
    expect(buildWordTrie([]).has('')).toBe(false);
  });
});

describe('TextTable', () => {
  test('answers what was put in, also when read from bytes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word), word, (keys, other) => {
        const table = TextTable.from(keys.map((key) => [key, `value of ${key}`]));
        for (const one of [table, TextTable.read(table.bytes())]) {
          for (const key of keys) expect(one.get(key)).toBe(`value of ${key}`);
          if (!keys.includes(other)) expect(one.get(other)).toBeUndefined();
        }
      }),
    );
  });

  test('refuses a key that would break its lines', () => {
    expect(() => TextTable.from([['a\tb', 'c']])).toThrow('cannot be a line');
  });
});

describe('the dictionary', () => {
  const entries: DictionaryEntry[] = [
    ['專利', '专利', 'zhuan1 li4', ['patent', 'sth uniquely enjoyed by a group']],
    ['特許', '特许', 'te4 xu3', ['license; concession', 'patent (Japan)']],
    ['IP', 'IP', 'I P', 'intellectual property'],
  ];

  test('gives headwords of Han characters in Simplified script', () => {
    expect(headwords(entries)).toEqual(['专利', '特许']);
  });

  test('gives English phrases with candidates by frequency and sense', () => {
    const phrases = new Map(englishPhrases(entries, new Map([['专利', 1000]])));
    expect(phrases.get('patent')).toBe('专利0 特许1');
    expect(phrases.get('concession')).toBe('特许0');
    expect(phrases.has('intellectual property')).toBe(false);
  });

  test.each<[string, string[]]>([
    ['to apply for sth', ['apply for']],
    ['(bound form) to walk; to go', ['walk', 'go']],
    ['the Patent Office', ['patent office']],
    ['variant of 專|专[zhuan1]', []],
    ['surname Li', []],
    ['CL:份[fen4]', []],
    ['one of the many words that are too long', []],
    ['(literary)', []],
  ])('%s gives %j', (sense, phrases) => {
    expect(phrasesOf(sense)).toEqual(phrases);
  });
});

describe('the tables of the project', () => {
  test('hold headwords, our lexicon and English phrases', () => {
    expect(wordTrie().has('专利')).toBe(true);
    expect(wordTrie().has('撤三')).toBe(true);
    expect(wordTrie().has('利商')).toBe(false);
    expect(englishTable().get('trademark')?.split(' ')).toContain('商标0');
  });
});

test('a missing table is an error that says what to do', () => {
  expect(() => readTable('words.bin', join(tmpdir(), 'no-such-folder'))).toThrow('npm run build');
});

describe('buildTables', () => {
  let folder = '';
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test('makes the tables that are missing, with the notice their licence asks for', async () => {
    folder = await mkdtemp(join(tmpdir(), 'tables-'));
    expect(await buildTables(folder)).toBe(true);
    expect(await readFile(join(folder, 'NOTICE'), 'utf8')).toContain('CC-CEDICT');
    expect((await stat(join(folder, 'words.bin'))).size).toBeGreaterThan(1_000_000);
  });

  test('leaves tables alone that were made from the same packages, lexicon and form', async () => {
    expect(await buildTables()).toBe(false);
  });
});
