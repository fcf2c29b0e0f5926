import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import { attempt, type Attempt, type Patience } from './attempt.ts';
import type {
  ChatPrompt,
  ChatSession,
  ModelAnswer,
  ModelCall,
  ModelFailure,
  ModelStep,
  ReadAlong,
} from './chat-model.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Endpoint, EndpointRequest, StructuredMethod } from './endpoint.ts';
import { costOf, estimatedTokens, reserve, type Budget, type Prices } from './spend.ts';
import { readValue, wireSchema, withForm, withRepair } from './structured-output.ts';
import { Tally } from './tally.ts';

/** How much is asked of an endpoint; times in milliseconds. */
export interface ChatLimits {
  readonly patience: Patience;
  /** For all calls of a session together. */
  readonly session: number;
  /** How often a call is tried. */
  readonly tries: number;
  /** The wait before the second try; doubled each time. */
  readonly firstWait: number;
  /** How many calls may run at once in this process. */
  readonly atOnce: number;
  readonly maximumTokens: number;
}

/** What the sessions of a process share. */
export interface SessionResources {
  readonly model: string;
  readonly method: StructuredMethod;
  readonly limits: ChatLimits;
  readonly endpoint: () => Promise<Endpoint>;
  readonly breaker: CircuitBreaker;
  readonly running: { calls: number };
  readonly clock: Clock;
  readonly prices?: Prices | undefined;
  readonly budget?: Budget | undefined;
  /** Told of what an operator should know. Gets no text of a prompt. */
  readonly report: (error: unknown) => void;
}

type Outcome = { readonly text: string } | { readonly failure: ModelFailure | 'stopped' };

/** The calls of one piece of work: bounded in time, in tries and in money, and counted. */
export class Session implements ChatSession {
  readonly #with: SessionResources;
  readonly #until: number;
  readonly #calls: ModelCall[] = [];

  constructor(resources: SessionResources) {
    this.#with = resources;
    this.#until = performance.now() + resources.limits.session;
  }

  get calls(): readonly ModelCall[] {
    return this.#calls;
  }

  async ask<Value>(
    step: ModelStep,
    prompt: ChatPrompt,
    schema: z.ZodType<Value>,
  ): Promise<ModelAnswer<Value>> {
    const { method, model } = this.#with;
    const tally = new Tally(step, model);
    const wire = wireSchema('answer', schema);
    const structure = method === 'plain' ? {} : { structure: { method, schema: wire } };
    let asked = withForm(prompt, method, wire);
    for (const isLast of [false, true]) {
      const outcome = await this.#tryOften({ prompt: asked, ...structure }, tally, () => true);
      if ('failure' in outcome) return this.#failed(tally, outcome.failure);
      const read = readValue(outcome.text, schema);
      if ('value' in read) {
        this.#calls.push(tally.close(this.#with.prices));
        return { ok: true, value: read.value };
      }
      if (!isLast) asked = withRepair(asked, outcome.text, read.fault);
    }
    return this.#failed(tally, 'invalid-output');
  }

  async read(step: ModelStep, prompt: ChatPrompt, along: ReadAlong): Promise<ModelAnswer<string>> {
    const tally = new Tally(step, this.#with.model);
    const outcome = await this.#tryOften({ prompt }, tally, along);
    if ('failure' in outcome) return this.#failed(tally, outcome.failure);
    this.#calls.push(tally.close(this.#with.prices));
    return { ok: true, value: outcome.text };
  }

  #failed(tally: Tally, because: ModelFailure | 'stopped'): { ok: false; because: ModelFailure | 'stopped' } {
    this.#calls.push(tally.close(this.#with.prices, because));
    return { ok: false, because };
  }

  /** Tries until there is an answer, a lasting failure, or no time; text that was shown is not asked for again. */
  async #tryOften(request: EndpointRequest, tally: Tally, along: ReadAlong): Promise<Outcome> {
    const { limits } = this.#with;
    for (let number = 1; ; number += 1) {
      const outcome = await this.#tryOnce(request, tally, along);
      if (typeof outcome === 'string') return { failure: outcome };
      if (outcome.failure === undefined) return { text: outcome.text };
      const wait = Math.max(outcome.retryAfter ?? 0, limits.firstWait * 2 ** (number - 1));
      const again = outcome.passing === true && outcome.text === '' && number < limits.tries;
      if (!again || wait >= this.#left()) return { failure: outcome.failure };
      await delay(wait);
    }
  }

  #left(): number {
    return this.#until - performance.now();
  }

  /** One request, if there is time, room, health and money for it; else what there was not. */
  async #tryOnce(request: EndpointRequest, tally: Tally, along: ReadAlong): Promise<Attempt | ModelFailure> {
    const { limits, breaker, running } = this.#with;
    if (this.#left() <= 0) return 'timed-out';
    if (running.calls >= limits.atOnce) return 'busy';
    if (!breaker.mayCall()) return 'resting';
    running.calls += 1;
    try {
      return await this.#paidFor(request, tally, along);
    } finally {
      running.calls -= 1;
    }
  }

  async #paidFor(request: EndpointRequest, tally: Tally, along: ReadAlong): Promise<Attempt | ModelFailure> {
    const { budget, breaker, limits, clock, report } = this.#with;
    const input = estimatedTokens(request.prompt.system + request.prompt.user);
    const most = { inputTokens: input, outputTokens: limits.maximumTokens };
    const reservation = budget && (await reserve(budget, most, clock).catch(reportTo(report)));
    if (budget && !reservation) {
      breaker.ended();
      return 'over-budget';
    }
    const made = await this.#attempt(request, along);
    this.#noteHealth(made);
    const known = made.usage ?? {
      inputTokens: made.reached ? input : 0,
      outputTokens: estimatedTokens(made.text),
    };
    tally.add(known, { ...made, estimated: made.usage === undefined && made.reached });
    if (budget) await reservation?.settle(costOf(known, budget.prices)).catch(reportTo(report));
    return made;
  }

  async #attempt(request: EndpointRequest, along: ReadAlong): Promise<Attempt> {
    const { endpoint, limits, report } = this.#with;
    const { patience } = limits;
    try {
      const whole = Math.min(patience.whole, this.#left());
      return await attempt(await endpoint(), request, { ...patience, whole }, along);
    } catch (error) {
      report(error);
      return { text: '', failure: 'unavailable', passing: false, reached: false };
    }
  }

  #noteHealth({ failure, passing }: Attempt): void {
    const { breaker, report, model } = this.#with;
    if (failure === undefined) breaker.succeeded();
    else if (failure === 'rejected') {
      breaker.failed(true);
      report(
        new Error(
          `The endpoint of ${model} refuses requests. Check OPENAI_API_KEY, OPENAI_MODEL, OPENAI_STRUCTURED_OUTPUT.`,
        ),
      );
    } else if (passing === true) breaker.failed();
    else breaker.ended();
  }
}

function reportTo(report: (error: unknown) => void): (error: unknown) => undefined {
  return (error) => {
    report(error);
    return undefined;
  };
}
