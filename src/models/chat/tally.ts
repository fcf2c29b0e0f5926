import type { ModelCall, ModelFailure, ModelStep } from './chat-model.ts';
import { costOf, type Prices, type Tokens } from './spend.ts';

/** Counts what the tries of one call took. */
export class Tally {
  readonly #step: ModelStep;
  readonly #from = performance.now();
  #model: string;
  #tries = 0;
  #input = 0;
  #output = 0;
  #estimated = false;
  #firstTextAfter: number | undefined;

  constructor(step: ModelStep, model: string) {
    this.#step = step;
    this.#model = model;
  }

  /** Notes one try and the tokens it took. */
  add(
    tokens: Tokens,
    about: { estimated: boolean; model?: string | undefined; firstTextAfter?: number | undefined },
  ): void {
    this.#tries += 1;
    this.#input += tokens.inputTokens;
    this.#output += tokens.outputTokens;
    this.#estimated ||= about.estimated;
    this.#model = about.model ?? this.#model;
    this.#firstTextAfter ??= about.firstTextAfter;
  }

  /** The record of the call. */
  close(prices: Prices | undefined, failure?: ModelFailure | 'stopped'): ModelCall {
    const tokens = { inputTokens: this.#input, outputTokens: this.#output };
    return {
      step: this.#step,
      model: this.#model,
      milliseconds: Math.round(performance.now() - this.#from),
      ...(this.#firstTextAfter === undefined ? {} : { firstTextAfter: this.#firstTextAfter }),
      tries: this.#tries,
      ...tokens,
      ...(this.#estimated ? { estimated: true as const } : {}),
      ...(prices ? { cost: costOf(tokens, prices) } : {}),
      ...(failure === undefined ? {} : { failure }),
    };
  }
}
