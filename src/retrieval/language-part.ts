import { writtenLanguageFor, type WrittenLanguage } from '../language/language.ts';
import type { GlossaryIndex } from '../language/glossary-index.ts';
import type { Document } from '../knowledge/document.ts';
import type { Passage } from '../knowledge/passage.ts';
import { CitedArticles } from './cited-articles.ts';
import type { Eligibility } from './eligibility.ts';
import type { AskedList, LexicalIndex, LexicalScores } from './lexical-index.ts';
import { precedence } from './priors.ts';
import { normOf, rank, type RankedTexts, type Ranking } from './ranking.ts';
import type { SearchQuery } from './search-index.ts';

/** The passages of one written language, numbered as its index numbers them. */
export interface LanguagePart extends RankedTexts {
  readonly language: WrittenLanguage;
  readonly index: LexicalIndex;
  readonly articles: CitedArticles;
  /** Number of each text among all passages. */
  readonly passageOf: Uint32Array;
  /** 1 where the same unit is there in English too: an English question finds that one instead. */
  readonly inEnglish: Uint8Array;
  /** Which texts take part, worked out once for the same filters. */
  readonly counts: Readonly<Record<LexicalScores['path'], WeakMap<Eligibility, Uint8Array>>>;
}

/** A part with its answer to a question. */
export interface RankedPart {
  readonly part: LanguagePart;
  readonly ranking: Ranking;
}

/** The part of one language; `documentOf` gives the number of a passage's document. */
export function languagePart(
  language: WrittenLanguage,
  index: LexicalIndex,
  content: { readonly documents: readonly Document[]; readonly passages: readonly Passage[] },
  documentOf: (passage: number) => number,
  glossary: GlossaryIndex,
): LanguagePart {
  const { documents, passages } = content;
  const english = new Set(passages.filter((passage) => passage.language === 'en').map(unitKey));
  const own = passages.flatMap((passage, number) => (passage.language === language ? [number] : []));
  const numbers = own.map(documentOf);
  const pairs = own.flatMap((number, text): [Passage, Document][] => {
    const passage = passages[number];
    const document = documents[numbers[text] ?? -1];
    return passage && document ? [[passage, document]] : [];
  });
  return {
    language,
    index,
    articles: new CitedArticles(pairs, glossary),
    passageOf: Uint32Array.from(own),
    documentOf: Uint32Array.from(numbers),
    documents: documents.length,
    precedence: Uint8Array.from(numbers, (number) => precedenceAt(documents, number)),
    inEnglish: Uint8Array.from(own, (number) => Number(english.has(unitKey(passages[number])))),
    counts: { direct: new WeakMap(), translated: new WeakMap() },
  };
}

/** A question with all that decides what a part answers. */
export interface PartQuery {
  readonly query: SearchQuery;
  readonly eligibility: Eligibility;
  /** By the number of the passage; undefined where no vectors count. */
  readonly cosines: Float64Array | undefined;
  /** 1 by the number of each passage that may be found; undefined where all may. */
  readonly among: Uint8Array | undefined;
  readonly limit: number;
}

/** Ranks a part's texts for a question; undefined where the question has no way to them. */
export function rankPart(part: LanguagePart, asked: PartQuery): RankedPart | undefined {
  const { query, eligibility, cosines, among, limit } = asked;
  const lexical = lexicalOf(part, query);
  if (lexical === undefined) return undefined;
  const evidence = {
    lexical,
    cosines: cosines && Float64Array.from(part.passageOf, (passage) => cosines[passage] ?? 0),
    cited: part.articles.citedIn(query.text),
    among: among && Uint8Array.from(part.passageOf, (passage) => among[passage] ?? 0),
  };
  return { part, ranking: rank(part, evidence, countsOf(part, lexical, eligibility), limit) };
}

/** What is found by translation is less sure than what is found in the question's own words. */
const trust = { direct: 1, translated: 0.8 } as const;

/** From 0 to 1. A whole question asked before speaks as strongly as a text with every word of it. */
export function strengthOf(ranking: Ranking): number {
  const [top] = ranking.hits;
  if (top === undefined) return 0;
  const { askedAs, path } = ranking.evidence.lexical;
  return trust[path] * Math.max(normOf(ranking, top), askedAs.get(top) ?? 0);
}

function lexicalOf(part: LanguagePart, query: SearchQuery): LexicalScores | undefined {
  const path = pathTo(part, query);
  return path && part.index[path](query.text);
}

/** The way of a question to a part's passages; undefined where there is none. */
function pathTo({ index, language }: LanguagePart, query: SearchQuery): LexicalScores['path'] | undefined {
  if (index.size === 0) return undefined;
  if (writtenLanguageFor(query.language) === language) return 'direct';
  return query.language === 'en' ? 'translated' : undefined;
}

/** What a question is looked for by among the passages of one language. */
export interface AskedPart {
  readonly language: WrittenLanguage;
  readonly path: LexicalScores['path'];
  readonly lists: readonly AskedList[];
}

export function askedOf(part: LanguagePart, query: SearchQuery): AskedPart | undefined {
  const path = pathTo(part, query);
  return path && { language: part.language, path, lists: part.index.asked(query.text, path) };
}

/** Which texts of a part take part in a search: 1 or 0 by the number of the text. */
function countsOf(part: LanguagePart, { path }: LexicalScores, eligibility: Eligibility): Uint8Array {
  const known = part.counts[path].get(eligibility);
  if (known !== undefined) return known;
  const translated = path === 'translated';
  const counts = Uint8Array.from(part.documentOf, (document, text) =>
    Number(eligibility.exclusions[document] === undefined && !(translated && part.inEnglish[text] === 1)),
  );
  part.counts[path].set(eligibility, counts);
  return counts;
}

function precedenceAt(documents: readonly Document[], number: number): number {
  const document = documents[number];
  return document === undefined ? 0 : precedence(document);
}

function unitKey(passage: Passage | undefined): string {
  return `${passage?.documentId ?? ''}#${passage?.unit ?? ''}`;
}
