import { glossaryIndex, type GlossaryIndex } from '../language/glossary-index.ts';
import { writtenLanguageFor, writtenLanguages, type WrittenLanguage } from '../language/language.ts';
import type { Document } from '../knowledge/document.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { Release, ReleaseContent } from '../knowledge/release.ts';
import { eligibilityOver, type Eligibility } from './eligibility.ts';
import {
  buildLexicalIndex,
  openLexicalIndex,
  type LexicalIndex,
  type LexicalScores,
} from './lexical-index.ts';
import { merge } from './merge.ts';
import { packArrays, PackedReader } from './packed-arrays.ts';
import { PassageShelf } from './passage-shelf.ts';
import { precedence } from './priors.ts';
import { normOf, rank, rawScores, scoreOf, type RankedTexts, type Ranking } from './ranking.ts';
import type { Hit, SearchIndex, SearchQuery, SearchResult } from './search-index.ts';
import { searchedText } from './searched-text.ts';
import type { Vectors } from './vectors.ts';

/** Names how texts are cut and scored; a release built with other settings is built anew. */
export const indexSettings = 'lexical-1';

/** The index of a release's passages, as named blobs for the release file. */
export function buildIndex(content: Pick<ReleaseContent, 'documents' | 'passages'>): Map<string, Uint8Array> {
  const documents = new Map(content.documents.map((document) => [document.id, document]));
  const blobs = new Map([['passages', packArrays([fingerprints(content.passages)])]]);
  for (const language of writtenLanguages) {
    const texts = content.passages
      .filter((passage) => passage.language === language)
      .map((passage) => ({ text: textOf(passage, documents), askedAs: passage.askedAs }));
    for (const [name, bytes] of buildLexicalIndex(language, texts)) blobs.set(name, bytes);
  }
  return blobs;
}

function textOf(passage: Passage, documents: ReadonlyMap<string, Document>): string {
  const document = documents.get(passage.documentId);
  if (document === undefined) throw new Error(`Passage ${passage.id} is of no document of the release.`);
  return searchedText(passage, document);
}

/** Vectors of a release's passages, in the order of the passages, and how a question becomes one. */
export interface DenseSearch {
  readonly vectors: Vectors;
  /** A vector of length one. */
  embed(question: string): Promise<Float32Array>;
}

/** Opens the index a release carries. Throws when the release was published with other index settings. */
export function openIndex(release: Release, dense?: DenseSearch): SearchIndex {
  return new BuiltInIndex(release, dense);
}

/** The passages of one written language. */
interface Part extends RankedTexts {
  readonly language: WrittenLanguage;
  readonly index: LexicalIndex;
  /** Number of each text among all passages. */
  readonly passageOf: Uint32Array;
  /** 1 where the same unit is there in English too: an English question finds that one instead. */
  readonly inEnglish: Uint8Array;
  /** Which texts take part, worked out once for the same filters. */
  readonly counts: Readonly<Record<LexicalScores['path'], WeakMap<Eligibility, Uint8Array>>>;
}

class BuiltInIndex extends PassageShelf implements SearchIndex {
  readonly #parts: readonly Part[];
  readonly #eligibility: ReturnType<typeof eligibilityOver>;
  readonly #dense: DenseSearch | undefined;

  constructor(release: Release, dense: DenseSearch | undefined) {
    super(release.documents, release.passages);
    checkMatch(release);
    this.#eligibility = eligibilityOver(release.documents);
    this.#dense = dense;
    const glossary = glossaryIndex(release.terms);
    const english = new Set(release.passages.filter(({ language }) => language === 'en').map(unitKey));
    this.#parts = writtenLanguages.map((language) => this.#partOf(language, release, glossary, english));
  }

  async search(query: SearchQuery): Promise<SearchResult> {
    const cosines = this.#dense && this.#dense.vectors.cosines(await this.#dense.embed(query.text));
    const eligibility = this.#eligibility(query);
    const ranked = this.#parts.flatMap((part) => {
      const lexical = lexicalOf(part, query);
      if (lexical === undefined) return [];
      const own = cosines && Float64Array.from(part.passageOf, (passage) => cosines[passage] ?? 0);
      const counts = countsOf(part, lexical, eligibility);
      return [{ part, ranking: rank(part, lexical, own, counts, query.limit) }];
    });
    return this.#resultOf(ranked, eligibility, query);
  }

  #partOf(
    language: WrittenLanguage,
    release: Release,
    glossary: GlossaryIndex,
    english: ReadonlySet<string>,
  ): Part {
    const passageOf = Uint32Array.from(
      release.passages.flatMap((passage, number) => (passage.language === language ? [number] : [])),
    );
    const documentOf = passageOf.map((passage) => this.documentNumber(passage));
    return {
      language,
      index: openLexicalIndex(language, (name) => blobOf(release, name), glossary),
      passageOf,
      inEnglish: Uint8Array.from(passageOf, (passage) =>
        Number(english.has(unitKey(this.passageAt(passage)))),
      ),
      counts: { direct: new WeakMap(), translated: new WeakMap() },
      documentOf,
      documents: release.documents.length,
      precedence: Uint8Array.from(documentOf, (at) => precedence(this.documentAt(at))),
    };
  }

  #resultOf(
    ranked: readonly { part: Part; ranking: Ranking }[],
    eligibility: Eligibility,
    query: SearchQuery,
  ): SearchResult {
    const lists = ranked.map(({ part, ranking }) => ({
      items: ranking.hits.map((text) => ({ text, part, ranking })),
      strength: strengthOf(ranking),
      score: ({ text }: { text: number }) => scoreOf(ranking, text),
    }));
    const merged = merge(lists, query.limit);
    const hits = merged.map(({ item, score }) => this.#hitOf(item, score, eligibility));
    const dropped = ranked.flatMap(({ part, ranking }) =>
      ranking.dropped.flatMap((text) => {
        const reason = eligibility.exclusions[part.documentOf[text] ?? 0];
        return reason === undefined
          ? []
          : [{ passageId: this.passageAt(part.passageOf[text] ?? 0).id, reason }];
      }),
    );
    const leading = merged[0]?.item.ranking ?? ranked[0]?.ranking;
    return { hits, signals: signalsOf(leading, hits), dropped };
  }

  #hitOf(
    { text, part, ranking }: { text: number; part: Part; ranking: Ranking },
    score: number,
    eligibility: Eligibility,
  ): Hit {
    const document = part.documentOf[text] ?? 0;
    const unusable = eligibility.unusable[document];
    return {
      passage: this.passageAt(part.passageOf[text] ?? 0),
      document: this.documentAt(document),
      score,
      scores: rawScores(ranking, text),
      norm: normOf(ranking, text),
      ...(unusable && { unusable }),
    };
  }
}

function lexicalOf(part: Part, query: SearchQuery): LexicalScores | undefined {
  if (part.index.size === 0) return undefined;
  if (writtenLanguageFor(query.language) === part.language) return part.index.direct(query.text);
  return query.language === 'en' ? part.index.translated(query.text) : undefined;
}

/** Which texts of a part take part in a search: 1 or 0 by the number of the text. */
function countsOf(part: Part, { path }: LexicalScores, eligibility: Eligibility): Uint8Array {
  const known = part.counts[path].get(eligibility);
  if (known !== undefined) return known;
  const counts = Uint8Array.from(part.documentOf, (document, text) =>
    Number(
      eligibility.exclusions[document] === undefined &&
        !(path === 'translated' && part.inEnglish[text] === 1),
    ),
  );
  part.counts[path].set(eligibility, counts);
  return counts;
}

function unitKey({ documentId, unit }: Passage): string {
  return `${documentId}#${unit}`;
}

/** What is found by translation is less sure than what is found in the question's own words. */
const trust = { direct: 1, translated: 0.8 } as const;

/** A whole question asked before speaks as strongly as a text with every word of it. */
function strengthOf(ranking: Ranking): number {
  const [top] = ranking.hits;
  if (top === undefined) return 0;
  const { askedAs, path } = ranking.lexical;
  return trust[path] * Math.max(normOf(ranking, top), askedAs.get(top) ?? 0);
}

function signalsOf(ranking: Ranking | undefined, hits: readonly Hit[]): SearchResult['signals'] {
  const tokens = ranking?.lexical.tokens ?? 0;
  return {
    norm: hits[0]?.norm ?? 0,
    queryTokens: tokens,
    unknownShare: tokens === 0 || ranking === undefined ? 0 : ranking.lexical.basis.unknown / tokens,
    path: ranking?.lexical.path ?? 'direct',
    ...(ranking?.denseTop !== undefined && { denseTop: ranking.denseTop }),
  };
}

function blobOf(release: Release, name: string): Uint8Array {
  const blob = release.index.get(name);
  if (blob === undefined) throw new Error(`Release ${release.manifest.number} has no index "${name}".`);
  return blob;
}

/** Blobs name passages by their place: a release whose passages stand in another order must not be searched. */
function checkMatch(release: Release): void {
  const written = new PackedReader(blobOf(release, 'passages')).uint32();
  const found = fingerprints(release.passages);
  if (written.length !== found.length || found.some((print, at) => print !== written[at])) {
    throw new Error(`The index of release ${release.manifest.number} belongs to other passages.`);
  }
}

function fingerprints(passages: readonly Passage[]): Uint32Array {
  return Uint32Array.from(passages, ({ id }) => {
    let value = 0x811c9dc5;
    for (let at = 0; at < id.length; at++) value = Math.imul(value ^ id.charCodeAt(at), 0x01000193);
    return value >>> 0;
  });
}
