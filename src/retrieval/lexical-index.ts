import { glossTokens } from '../language/glosses.ts';
import { bigramTokens, englishTokens, wordTokens } from '../language/tokens.ts';
import type { GlossaryIndex } from '../language/glossary-index.ts';
import type { WrittenLanguage } from '../language/language.ts';
import { AskedAs, AskedAsBuilder } from './asked-as.ts';
import { Bm25, groupsOf, type Scored, type TermGroup } from './bm25.ts';
import type { Share } from './fusion.ts';
import { PostingsBuilder, readPostings, type WeightedToken } from './postings.ts';
import type { RawScores } from './search-index.ts';
import { translatedGroups } from './translation.ts';
import { legalGroups, type Vocabulary } from './vocabulary.ts';

/** What one language's passages have to do with a question, by the number of the text. */
export interface LexicalScores {
  /** Each list's raw scores. */
  readonly raw: readonly { readonly name: keyof RawScores; readonly scores: Float64Array }[];
  /** What is combined into the lexical score. */
  readonly shares: readonly Share[];
  /** The list that `norm` and the share of unknown words are taken from. */
  readonly basis: Scored;
  /** Distinct words of the question that were looked for. */
  readonly tokens: number;
  readonly askedAs: ReadonlyMap<number, number>;
  readonly path: 'direct' | 'translated';
}

/** The words of a question in one list of an index, with the list's share in the lexical score. */
export interface AskedList {
  readonly list: string;
  readonly share: number;
  readonly groups: readonly TermGroup[];
  /** The index of that list, which knows how much a word says. */
  readonly index: Bm25;
}

/** The lexical index of the passages of one written language. */
export interface LexicalIndex {
  readonly size: number;
  /** What a question is looked for by, for an index elsewhere that finds candidates. */
  asked(question: string, path: LexicalScores['path']): readonly AskedList[];
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

/** What is known of the words of questions. */
export interface QuestionWords {
  /** The release's own terms, for translation. */
  readonly glossary: GlossaryIndex;
  /** What the law calls what people say. */
  readonly vocabulary: Vocabulary;
}

export function openLexicalIndex(
  language: WrittenLanguage,
  blob: BlobReader,
  words: QuestionWords,
): LexicalIndex {
  return language === 'en' ? new EnglishIndex(blob) : new ChineseIndex(blob, words);
}

class ChineseIndex implements LexicalIndex {
  readonly #bigram: Bm25;
  readonly #words: Bm25;
  readonly #gloss: Bm25;
  readonly #askedAs: AskedAs;
  readonly #glossary: GlossaryIndex;
  readonly #vocabulary: Vocabulary;

  constructor(blob: BlobReader, { glossary, vocabulary }: QuestionWords) {
    this.#glossary = glossary;
    this.#vocabulary = vocabulary;
    this.#bigram = new Bm25(readPostings(blob('zh-Hans/bigram')));
    this.#words = new Bm25(readPostings(blob('zh-Hans/words')));
    this.#gloss = new Bm25(readPostings(blob('zh-Hans/gloss')));
    this.#askedAs = new AskedAs(blob('zh-Hans/asked-as'), this.#bigram);
  }

  get size(): number {
    return this.#bigram.size;
  }

  asked(question: string, path: LexicalScores['path']): AskedList[] {
    if (path === 'translated') {
      const translated = translatedGroups(question, this.#words, this.#glossary);
      return [
        { list: 'words', share: 0.5, groups: translated, index: this.#words },
        { list: 'gloss', share: 0.5, groups: groupsOf(englishTokens(question)), index: this.#gloss },
      ];
    }
    const tokens = bigramTokens(question);
    const legal = legalGroups(question, tokens, this.#vocabulary);
    return [
      { list: 'bigram', share: 0.6, groups: groupsOf(tokens), index: this.#bigram },
      { list: 'bigram', share: 0.6 * vocabularyWeight, groups: legal, index: this.#bigram },
      { list: 'words', share: 0.4, groups: groupsOf(wordTokens(question)), index: this.#words },
    ];
  }

  direct(question: string): LexicalScores {
    const tokens = bigramTokens(question);
    const groups = groupsOf(tokens);
    const bigram = this.#bigram.score(groups);
    const words = this.#words.score(groupsOf(wordTokens(question)));
    const vocabulary = this.#bigram.score(legalGroups(question, tokens, this.#vocabulary));
    return {
      raw: [
        { name: 'bigram', scores: bigram.scores },
        { name: 'words', scores: words.scores },
        { name: 'vocabulary', scores: vocabulary.scores },
      ],
      shares: [
        { weight: 0.6, scores: plus(bigram.scores, vocabularyWeight, vocabulary.scores) },
        { weight: 0.4, scores: words.scores },
      ],
      basis: bigram,
      tokens: groups.length,
      askedAs: this.#askedAs.similarities(question, tokens),
      path: 'direct',
    };
  }

  translated(question: string): LexicalScores {
    const translated = this.#words.score(translatedGroups(question, this.#words, this.#glossary));
    const groups = groupsOf(englishTokens(question));
    const gloss = this.#gloss.score(groups);
    return {
      raw: [
        { name: 'translated', scores: translated.scores },
        { name: 'gloss', scores: gloss.scores },
      ],
      shares: [
        { weight: 0.5, scores: translated.scores },
        { weight: 0.5, scores: gloss.scores },
      ],
      basis: gloss,
      tokens: groups.length,
      askedAs: new Map(),
      path: 'translated',
    };
  }
}

/** What a word of the law counts for that the question means by another word. */
const vocabularyWeight = 0.3;

function plus(scores: Float64Array, weight: number, others: Float64Array): Float64Array {
  return scores.map((score, text) => score + weight * (others[text] ?? 0));
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

  asked(question: string): AskedList[] {
    return [{ list: 'english', share: 1, groups: groupsOf(englishTokens(question)), index: this.#english }];
  }

  direct(question: string): LexicalScores {
    const tokens = englishTokens(question);
    const groups = groupsOf(tokens);
    const english = this.#english.score(groups);
    return {
      raw: [{ name: 'english', scores: english.scores }],
      shares: [{ weight: 1, scores: english.scores }],
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
