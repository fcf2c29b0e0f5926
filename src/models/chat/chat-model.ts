import type { z } from 'zod';

/** What a chat model may be asked for. */
export const modelSteps = ['contextualise', 'compose', 'verify', 'brief', 'translate', 'questions'] as const;
export type ModelStep = (typeof modelSteps)[number];

/** Instructions and the data they are about. Only `user` holds what visitors and documents say. */
export interface ChatPrompt {
  readonly system: string;
  readonly user: string;
}

/**
 * Why a model gave nothing that can be used. `resting`: it failed too often and is left alone for a while; `busy`: too
 * many calls run already; `rejected`: the endpoint does not take such a request (key, model, method).
 */
export const modelFailures = [
  'timed-out',
  'unavailable',
  'rate-limited',
  'cut-off',
  'refused',
  'invalid-output',
  'rejected',
  'resting',
  'busy',
  'over-budget',
] as const;
export type ModelFailure = (typeof modelFailures)[number];

/** What came of asking. `stopped`: whoever read along wanted no more. */
export type ModelAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly because: ModelFailure | 'stopped' };

/** One call as the evidence record keeps it. Times in milliseconds, cost in the currency of the prices. */
export interface ModelCall {
  readonly step: ModelStep;
  /** The model as the endpoint names it, as it was asked for where it does not say. */
  readonly model: string;
  readonly milliseconds: number;
  /** From the start to the first piece of text. */
  readonly firstTextAfter?: number;
  /** How often the endpoint was asked: repetitions after a failure, and the repair of unusable output. */
  readonly tries: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The endpoint did not count the tokens; the numbers are estimates from above. */
  readonly estimated?: true;
  readonly cost?: number;
  readonly failure?: ModelFailure | 'stopped';
}

/** Told of each piece of text as it comes; answers whether to read on. */
export type ReadAlong = (piece: string) => boolean;

/** The calls of one turn, or of one other piece of work: they share its time-out and are counted together. */
export interface ChatSession {
  /** Asks for a value of a schema. What comes back was checked with it; output that does not fit is repaired once. */
  ask<Value>(step: ModelStep, prompt: ChatPrompt, schema: z.ZodType<Value>): Promise<ModelAnswer<Value>>;
  /** Asks for text and shows it piece by piece. No piece is shown twice: a call that broke after its first is not repeated. */
  read(step: ModelStep, prompt: ChatPrompt, along: ReadAlong): Promise<ModelAnswer<string>>;
  /** The calls so far, in their order. */
  readonly calls: readonly ModelCall[];
}

/** A chat model of this installation. It never throws: what cannot be had is an answer of its own. */
export interface ChatModel {
  /** As it is asked for at the endpoint. */
  readonly id: string;
  /** Whether the operator lets it take part in a step. */
  takesPart(step: ModelStep): boolean;
  session(): ChatSession;
  /** True while it is left alone after failures. */
  isResting(): boolean;
}
