import type { Document } from '../../knowledge/document.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Record as FactRecord } from '../../knowledge/record.ts';
import { bigramTokens, englishTokens } from '../../language/tokens.ts';

/** What a passage is about in few words: its title, headings, labels and the ways people ask for it. */
export interface FocusSource {
  readonly document: Document;
  readonly passage: Passage;
  readonly record?: FactRecord | undefined;
}

/** How a question and the focus of a passage cover each other, both 0 to 1, weighted by how telling the words are. */
export interface FocusFit {
  /** Share of the best title or way of asking that the question says. */
  readonly said: number;
  /** Share of the question that stands somewhere in the focus. */
  readonly covered: number;
}

/** Measures how well questions and the focus of passages of one release and language fit. */
export class FocusScale {
  readonly #language: Passage['language'];
  readonly #frequency = new Map<string, number>();
  readonly #texts: number;
  readonly #known = new WeakMap<Passage, readonly ReadonlySet<string>[]>();

  constructor(sources: Iterable<FocusSource>, language: Passage['language']) {
    this.#language = language;
    let texts = 0;
    for (const source of sources) {
      texts++;
      for (const token of new Set(this.#variants(source).flatMap((variant) => [...variant]))) {
        this.#frequency.set(token, (this.#frequency.get(token) ?? 0) + 1);
      }
    }
    this.#texts = texts;
  }

  /** The tokens of a question, to be measured against several passages. */
  tokens(question: string): ReadonlySet<string> {
    return new Set(this.#language === 'en' ? englishTokens(question) : bigramTokens(question));
  }

  fit(question: ReadonlySet<string>, source: FocusSource): FocusFit {
    const variants = this.#variants(source);
    const all = new Set(variants.flatMap((variant) => [...variant]));
    const said = variants.map((variant) => this.#share(variant, question));
    return { said: Math.max(0, ...said), covered: this.#share(question, all) };
  }

  /** Share of the information of the first tokens that the second hold too. */
  #share(of: ReadonlySet<string>, held: ReadonlySet<string>): number {
    let whole = 0;
    let shared = 0;
    for (const token of of) {
      const information = this.#information(token);
      whole += information;
      if (held.has(token)) shared += information;
    }
    return whole === 0 ? 0 : shared / whole;
  }

  #information(token: string): number {
    return Math.log(1 + (this.#texts + 1) / ((this.#frequency.get(token) ?? 0) + 0.5));
  }

  #variants(source: FocusSource): readonly ReadonlySet<string>[] {
    const known = this.#known.get(source.passage);
    if (known) return known;
    const { document, passage, record } = source;
    const title = document.titles[this.#language] ?? '';
    const heads = [title, ...passage.path, passage.section].join(' ');
    const labels = (record?.values ?? []).map((value) => `${title} ${value.label[this.#language]}`);
    const variants = [heads, ...passage.askedAs, ...labels].map((text) => this.tokens(text));
    this.#known.set(passage, variants);
    return variants;
  }
}
