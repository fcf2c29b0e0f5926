import { glossaryIndex } from '../language/glossary-index.ts';
import { writtenLanguages } from '../language/language.ts';
import type { Document } from '../knowledge/document.ts';
import type { Passage } from '../knowledge/passage.ts';
import type { Release, ReleaseContent } from '../knowledge/release.ts';
import { concentrationOf, hitsCompared } from './concentration.ts';
import { QuestionCosines, type DenseSearch } from './dense/question-cosines.ts';
import type { NoVector } from './dense/question-embedder.ts';
import { eligibilityOver, type Eligibility } from './eligibility.ts';
import {
  askedOf,
  languagePart,
  rankPart,
  strengthOf,
  type AskedPart,
  type LanguagePart,
  type RankedPart,
} from './language-part.ts';
import { buildLexicalIndex, openLexicalIndex } from './lexical-index.ts';
import { merge, type MergeList } from './merge.ts';
import { packArrays, PackedReader } from './packed-arrays.ts';
import { PassageShelf } from './passage-shelf.ts';
import { normOf, rawScores, scoreOf } from './ranking.ts';
import type { Hit, SearchIndex, SearchQuery, SearchResult, SearchSignals } from './search-index.ts';
import { searchedText } from './searched-text.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Names how texts are cut and scored; a release built with other settings is built anew. */
export const indexSettings = 'lexical-2';

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

/** The index as the scorer of what another index found: only the passages with these ids become hits. */
export interface ReleaseScorer extends SearchIndex {
  search(query: SearchQuery, among?: ReadonlySet<string>): Promise<SearchResult>;
  /** What a question is looked for by, in each language it has a way to. */
  asked(query: SearchQuery): readonly AskedPart[];
  /** The question's vector, where vectors count and the model answers. */
  vectorOf(question: string): Promise<Float32Array | undefined>;
}

/** Opens the index a release carries. Throws when the release was published with other index settings. */
export function openIndex(release: Release, dense?: DenseSearch): ReleaseScorer {
  return new BuiltInIndex(release, dense);
}

class BuiltInIndex extends PassageShelf implements ReleaseScorer {
  readonly #parts: readonly LanguagePart[];
  readonly #eligibility: ReturnType<typeof eligibilityOver>;
  readonly #dense: QuestionCosines | undefined;

  constructor(release: Release, dense: DenseSearch | undefined) {
    super(release.documents, release.passages);
    checkMatch(release);
    this.#eligibility = eligibilityOver(release.documents);
    this.#dense = dense && new QuestionCosines(dense);
    const glossary = glossaryIndex(release.terms);
    const words = { glossary, vocabulary: vocabularyOf(release.terms) };
    this.#parts = writtenLanguages.map((language) => {
      const index = openLexicalIndex(language, (name) => blobOf(release, name), words);
      return languagePart(language, index, release, (passage) => this.documentNumber(passage), glossary);
    });
  }

  async search(query: SearchQuery, among?: ReadonlySet<string>): Promise<SearchResult> {
    const dense = await this.#dense?.of(query.text);
    const cosines = typeof dense === 'string' ? undefined : dense;
    const eligibility = this.#eligibility(query);
    const limit = Math.max(query.limit, hitsCompared);
    const ranked = this.#parts
      .map((part) =>
        rankPart(part, { query, eligibility, cosines, among: among && this.#marked(among), limit }),
      )
      .filter((one) => one !== undefined);
    const merged = merge(ranked.map(mergeList), query.limit);
    const hits = merged.map(({ item, score }) => this.#hitOf(item, score, eligibility));
    const dropped = ranked.flatMap((one) => this.#droppedOf(one, eligibility));
    const signals = this.#signalsOf(merged[0]?.item ?? ranked[0], hits);
    return { hits, signals, dropped, ...this.#denseNote(dense) };
  }

  asked(query: SearchQuery): AskedPart[] {
    return this.#parts.flatMap((part) => askedOf(part, query) ?? []);
  }

  async vectorOf(question: string): Promise<Float32Array | undefined> {
    const vector = await this.#dense?.vectorOf(question);
    return typeof vector === 'string' ? undefined : vector;
  }

  /** 1 by the number of each passage that is among these. */
  #marked(among: ReadonlySet<string>): Uint8Array {
    const marks = new Uint8Array(this.size);
    for (const id of among) {
      const number = this.passageNumber(id);
      if (number !== undefined) marks[number] = 1;
    }
    return marks;
  }

  #denseNote(dense: Float64Array | NoVector | undefined): Partial<SearchResult> {
    if (typeof dense === 'string') return { shortfalls: [dense] };
    return dense && this.#dense ? { embeddingModel: this.#dense.modelId } : {};
  }

  #hitOf({ text, part, ranking }: RankedText, score: number, eligibility: Eligibility): Hit {
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

  #droppedOf({ part, ranking }: RankedPart, { exclusions }: Eligibility): SearchResult['dropped'] {
    return ranking.dropped.flatMap((text) => {
      const reason = exclusions[part.documentOf[text] ?? 0];
      return reason === undefined
        ? []
        : [{ passageId: this.passageAt(part.passageOf[text] ?? 0).id, reason }];
    });
  }

  #signalsOf(leading: RankedPart | undefined, hits: readonly Hit[]): SearchSignals {
    if (leading === undefined) return { norm: 0, queryTokens: 0, unknownShare: 0, path: 'direct' };
    const { part, ranking } = leading;
    const { tokens, basis, path } = ranking.evidence.lexical;
    const best = ranking.wordHits
      .slice(0, hitsCompared)
      .map((text) => this.documentAt(part.documentOf[text] ?? 0));
    return {
      norm: hits[0]?.norm ?? 0,
      queryTokens: tokens,
      unknownShare: tokens === 0 ? 0 : basis.unknown / tokens,
      path,
      concentration: concentrationOf(best),
      ...(ranking.denseTop !== undefined && { denseTop: ranking.denseTop }),
    };
  }
}

/** One text of a ranked part. */
interface RankedText extends RankedPart {
  readonly text: number;
}

function mergeList({ part, ranking }: RankedPart): MergeList<RankedText> {
  return {
    items: ranking.hits.map((text) => ({ text, part, ranking })),
    strength: strengthOf(ranking),
    score: ({ text }) => scoreOf(ranking, text),
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
