import { normalise } from '../language/script.ts';
import { packArrays, PackedReader } from './packed-arrays.ts';
import { TokenTable } from './token-table.ts';
import type { Bm25 } from './bm25.ts';

/** Politeness and particles around a question that change nothing of what is asked. */
const frame =
  /^(?:您好|你好|请问|请教|想问|我想问|问一下|一下|下|hello|hi|please|excuse me|could you tell me)+|[吗呢啊吧呀]+$/g;

/** A question in the form in which equal questions are equal: normalised, without marks, spaces and politeness. */
export function questionForm(text: string): string {
  const bare = normalise(text).replace(/[^\p{L}\p{N}]+/gu, '');
  return bare.replace(frame, '') || bare;
}

/** A similarity below this is chance. */
const leastSimilar = 0.2;
/** What two questions with the same words in another order get at most. */
const mostUnequal = 0.99;

/** Gathers the asked-as variants of the texts of one language. */
export class AskedAsBuilder {
  readonly #tokensOf: (text: string) => string[];
  readonly #owners: number[] = [];
  readonly #forms: number[] = [];
  readonly #variants = new Map<string, number[]>();

  constructor(tokensOf: (text: string) => string[]) {
    this.#tokensOf = tokensOf;
  }

  /** The variants of the text with this number. */
  add(text: number, variants: readonly string[]): void {
    for (const variant of variants) {
      const number = this.#owners.push(text) - 1;
      this.#forms.push(hash(questionForm(variant)));
      for (const token of new Set(this.#tokensOf(variant))) {
        const holders = this.#variants.get(token);
        if (holders === undefined) this.#variants.set(token, [number]);
        else holders.push(number);
      }
    }
  }

  bytes(): Uint8Array {
    const sorted = [...this.#variants.keys()].sort();
    const holders = sorted.map((token) => this.#variants.get(token) ?? []);
    const starts = new Uint32Array(sorted.length + 1);
    holders.forEach((list, at) => (starts[at + 1] = (starts[at] ?? 0) + list.length));
    return packArrays([
      ...TokenTable.from(sorted).arrays(),
      starts,
      Uint32Array.from(holders.flat()),
      Uint32Array.from(this.#owners),
      Uint32Array.from(this.#forms),
    ]);
  }
}

/** The asked-as variants of one language, matched with a question as whole questions. */
export class AskedAs {
  readonly #tokens: TokenTable;
  readonly #starts: Uint32Array;
  readonly #holders: Uint32Array;
  readonly #owners: Uint32Array;
  readonly #forms: Uint32Array;
  readonly #passages: Bm25;
  /** Information of all tokens of each variant. */
  readonly #weights: Float64Array;

  /** `passages`: the index of the same texts, which knows how common a token is. */
  constructor(bytes: Uint8Array, passages: Bm25) {
    const reader = new PackedReader(bytes);
    this.#tokens = TokenTable.read(reader);
    this.#starts = reader.uint32();
    this.#holders = reader.uint32();
    this.#owners = reader.uint32();
    this.#forms = reader.uint32();
    this.#passages = passages;
    this.#weights = new Float64Array(this.#owners.length);
    for (let number = 0; number < this.#tokens.size; number++) {
      const information = this.#information(this.#tokens.at(number), number);
      for (const variant of this.#holdersOf(number))
        this.#weights[variant] = (this.#weights[variant] ?? 0) + information;
    }
  }

  /**
   * The best similarity of each text's variants with the question, for the texts that have one: twice the
   * information of the shared tokens over that of both (Dice), 1 only for the same question.
   */
  similarities(question: string, tokens: Iterable<string>): Map<number, number> {
    const shared = new Map<number, number>();
    let asked = 0;
    for (const token of new Set(tokens)) {
      const number = this.#tokens.find(token);
      const information = this.#information(token, number);
      asked += information;
      for (const variant of this.#holdersOf(number))
        shared.set(variant, (shared.get(variant) ?? 0) + information);
    }
    const form = hash(questionForm(question));
    const best = new Map<number, number>();
    for (const [variant, information] of shared) {
      const dice = (2 * information) / (asked + (this.#weights[variant] ?? 0));
      const similarity = this.#forms[variant] === form ? 1 : Math.min(dice, mostUnequal);
      const owner = this.#owners[variant] ?? 0;
      if (similarity >= leastSimilar && similarity > (best.get(owner) ?? 0)) best.set(owner, similarity);
    }
    return best;
  }

  #holdersOf(number: number): Uint32Array {
    return number < 0 ? none : this.#holders.subarray(this.#starts[number], this.#starts[number + 1]);
  }

  /** Inverse frequency over passages and variants together: question words are rare in passages only. */
  #information(token: string, number: number): number {
    const frequency = this.#passages.frequency(token) + this.#holdersOf(number).length;
    const texts = this.#passages.size + this.#owners.length;
    return Math.log(1 + (texts - frequency + 0.5) / (frequency + 0.5));
  }
}

const none = new Uint32Array();

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
