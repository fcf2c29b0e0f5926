import { glossTokens } from '../language/glosses.ts';
import { bigramTokens, englishTokens, wordTokens } from '../language/tokens.ts';
import type { GlossaryIndex } from '../language/glossary-index.ts';
import type { WrittenLanguage } from '../language/language.ts';
import { AskedAs, AskedAsBuilder } from './asked-as.ts';
import { Bm25, groupsOf, type Scored } from './bm25.ts';
import { PostingsBuilder, readPostings, type WeightedToken } from './postings.ts';
import type { RawScores } from './search-index.ts';
import { translatedGroups } from './translation.ts';

/** One list of raw scores, with its share in the lexical combination. */
export interface ScoreList {
  readonly name: keyof RawScores;
  readonly weight: number;
  readonly scored: Scored;
}

/** What one language's passages have to do with a question, by the number of the text. */
export interface LexicalScores {
  readonly lists: readonly ScoreList[];
  /** The list that `norm` and the share of unknown words are taken from. */
  readonly basis: Scored;
  /** Distinct words of the question that were looked for. */
  readonly tokens: number;
  readonly askedAs: ReadonlyMap<number, number>;
  readonly path: 'direct' | 'translated';
}

/** The lexical index of the passages of one written language. */
export interface LexicalIndex {
  readonly size: number;
  /** A question in the language of the passages. */
  direct(question: string): LexicalScores;
  /** An English question over Chinese passages; undefined where there is no way. */
  translated(question: string): LexicalScores | undefined;
}

/** A text to be indexed, with the other ways people ask for it. */
export interface IndexedText {
  readonly text: string;
  readonly askedAs: readonly string[];
}

type Tokens = (text: string) => Iterable<string | WeightedToken>;

/** The token lists an index of each written language is made of, by the name of the blob. */
const recipes: Readonly<Record<WrittenLanguage, Readonly<Record<string, Tokens>>>> = {
  'zh-Hans': { bigram: bigramTokens, words: wordTokens, gloss: glossTokens },
  en: { english: englishTokens },
};

const askedAsTokens: Readonly<Record<WrittenLanguage, (text: string) => string[]>> = {
  'zh-Hans': bigramTokens,
  en: englishTokens,
};

/** The blobs of one language's index, by name; the order of the texts is their numbering. */
export function buildLexicalIndex(
  language: WrittenLanguage,
  texts: readonly IndexedText[],
): Map<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  for (const [name, tokens] of Object.entries(recipes[language])) {
    const builder = new PostingsBuilder({ weighted: name === 'gloss' });
    for (const { text } of texts) builder.add(tokens(text));
    blobs.set(`${language}/${name}`, builder.bytes());
  }
  const askedAs = new AskedAsBuilder(askedAsTokens[language]);
  texts.forEach((text, number) => {
    askedAs.add(number, text.askedAs);
  });
  return blobs.set(`${language}/asked-as`, askedAs.bytes());
}

/** Takes a blob by its name; throws when the release lacks it. */
export type BlobReader = (name: string) => Uint8Array;

export function openLexicalIndex(
  language: WrittenLanguage,
  blob: BlobReader,
  glossary: GlossaryIndex,
): LexicalIndex {
  return language === 'en' ? new EnglishIndex(blob) : new ChineseIndex(blob, glossary);
}

class ChineseIndex implements LexicalIndex {
  readonly #bigram: Bm25;
  readonly #words: Bm25;
  readonly #gloss: Bm25;
  readonly #askedAs: AskedAs;
  readonly #glossary: GlossaryIndex;

  constructor(blob: BlobReader, glossary: GlossaryIndex) {
    this.#glossary = glossary;
    this.#bigram = new Bm25(readPostings(blob('zh-Hans/bigram')));
    this.#words = new Bm25(readPostings(blob('zh-Hans/words')));
    this.#gloss = new Bm25(readPostings(blob('zh-Hans/gloss')));
    this.#askedAs = new AskedAs(blob('zh-Hans/asked-as'), this.#bigram);
  }

  get size(): number {
    return this.#bigram.size;
  }

  direct(question: string): LexicalScores {
    const groups = groupsOf(bigramTokens(question));
    const bigram = this.#bigram.score(groups);
    const words = this.#words.score(groupsOf(wordTokens(question)));
    return {
      lists: [
        { name: 'bigram', weight: 0.6, scored: bigram },
        { name: 'words', weight: 0.4, scored: words },
      ],
      basis: bigram,
      tokens: groups.length,
      askedAs: this.#askedAs.similarities(question, bigramTokens(question)),
      path: 'direct',
    };
  }

  translated(question: string): LexicalScores {
    const groups = translatedGroups(question, this.#words, this.#glossary);
    const translated = this.#words.score(groups);
    const lemmas = groupsOf(englishTokens(question));
    const gloss = this.#gloss.score(lemmas);
    return {
      lists: [
        { name: 'translated', weight: 0.5, scored: translated },
        { name: 'gloss', weight: 0.5, scored: gloss },
      ],
      basis: gloss,
      tokens: lemmas.length,
      askedAs: new Map(),
      path: 'translated',
    };
  }
}

class EnglishIndex implements LexicalIndex {
  readonly #english: Bm25;
  readonly #askedAs: AskedAs;

  constructor(blob: BlobReader) {
    this.#english = new Bm25(readPostings(blob('en/english')));
    this.#askedAs = new AskedAs(blob('en/asked-as'), this.#english);
  }

  get size(): number {
    return this.#english.size;
  }

  direct(question: string): LexicalScores {
    const tokens = englishTokens(question);
    const groups = groupsOf(tokens);
    const english = this.#english.score(groups);
    return {
      lists: [{ name: 'english', weight: 1, scored: english }],
      basis: english,
      tokens: groups.length,
      askedAs: this.#askedAs.similarities(question, tokens),
      path: 'direct',
    };
  }

  translated(): undefined {
    return undefined;
  }
}
