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

/** The tokens of a passage's focus by number: its titles and ways of asking one after the other, each ending at one of `ends`. */
interface FocusTokens {
  readonly tokens: Uint32Array;
  readonly ends: Uint32Array;
}

/** Measures how well questions and the focus of passages of one release and language fit. */
export class FocusScale {
  readonly #language: Passage['language'];
  readonly #numbers = new Map<string, number>();
  /** How telling each token is, by its number. */
  readonly #information: Float64Array;
  /** How telling a token is that no focus holds. */
  readonly #unheard: number;
  readonly #known = new WeakMap<Passage, FocusTokens>();

  constructor(sources: Iterable<FocusSource>, language: Passage['language']) {
    this.#language = language;
    const frequency: number[] = [];
    let texts = 0;
    for (const source of sources) {
      texts++;
      for (const token of new Set(this.#focusOf(source).tokens))
        frequency[token] = (frequency[token] ?? 0) + 1;
    }
    const information = (count: number) => Math.log(1 + (texts + 1) / (count + 0.5));
    this.#information = Float64Array.from({ length: this.#numbers.size }, (_, token) =>
      information(frequency[token] ?? 0),
    );
    this.#unheard = information(0);
  }

  /** The tokens of a question, to be measured against several passages. */
  tokens(question: string): ReadonlySet<string> {
    return new Set(this.#language === 'en' ? englishTokens(question) : bigramTokens(question));
  }

  fit(question: ReadonlySet<string>, source: FocusSource): FocusFit {
    const asked = new Map<number, boolean>();
    let whole = 0;
    for (const token of question) {
      const number = this.#numbers.get(token);
      whole += this.#tells(number);
      if (number !== undefined) asked.set(number, false);
    }
    const said = this.#mostSaid(this.#focusOf(source), asked);
    const shared = [...asked].reduce((sum, [number, held]) => sum + (held ? this.#tells(number) : 0), 0);
    return { said, covered: whole === 0 ? 0 : shared / whole };
  }

  /** The largest share of one title or way of asking that the question says; marks what of the question is held. */
  #mostSaid({ tokens, ends }: FocusTokens, asked: Map<number, boolean>): number {
    let most = 0;
    let at = 0;
    for (const end of ends) {
      let whole = 0;
      let shared = 0;
      for (; at < end; at++) {
        const token = tokens[at] ?? 0;
        whole += this.#tells(token);
        if (!asked.has(token)) continue;
        shared += this.#tells(token);
        asked.set(token, true);
      }
      if (whole > 0) most = Math.max(most, shared / whole);
    }
    return most;
  }

  #tells(token: number | undefined): number {
    return token === undefined ? this.#unheard : (this.#information[token] ?? this.#unheard);
  }

  #focusOf(source: FocusSource): FocusTokens {
    const known = this.#known.get(source.passage);
    if (known) return known;
    const variants = this.#variants(source).map((text) =>
      [...this.tokens(text)].map((token) => this.#numberOf(token)),
    );
    let end = 0;
    const focus = {
      tokens: Uint32Array.from(variants.flat()),
      ends: Uint32Array.from(variants, ({ length }) => (end += length)),
    };
    this.#known.set(source.passage, focus);
    return focus;
  }

  #variants({ document, passage, record }: FocusSource): string[] {
    const title = document.titles[this.#language] ?? '';
    const heads = [title, ...passage.path, passage.section].join(' ');
    const labels = (record?.values ?? []).map((value) => `${title} ${value.label[this.#language]}`);
    return [heads, ...passage.askedAs, ...labels];
  }

  #numberOf(token: string): number {
    const known = this.#numbers.get(token);
    if (known !== undefined) return known;
    this.#numbers.set(token, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}
