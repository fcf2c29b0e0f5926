import { z } from 'zod';
import {
  modelFailures,
  modelSteps,
  type ChatModel,
  type ChatSession,
  type ModelStep,
} from '../models/chat/chat-model.ts';

export const modelCallSchema = z.strictObject({
  step: z.enum(modelSteps),
  model: z.string(),
  milliseconds: z.number(),
  firstTextAfter: z.number().optional(),
  tries: z.int().nonnegative(),
  inputTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
  estimated: z.literal(true).optional(),
  cost: z.number().nonnegative().optional(),
  failure: z.enum([...modelFailures, 'stopped']).optional(),
});

/** A step went on as without a model, and why. */
export const fallbackSchema = z.strictObject({ step: z.enum(modelSteps), because: z.string() });
export type Fallback = z.infer<typeof fallbackSchema>;

/** What the evidence record tells of the models of a turn. */
export interface ModelsRecord {
  readonly models: string[];
  readonly modelCalls?: z.infer<typeof modelCallSchema>[];
  readonly fallbacks?: Fallback[];
}

/** The chat model as one turn works with it: one session for all steps, and a record of what came of it. */
export class TurnModels {
  readonly #model: ChatModel | undefined;
  readonly #fallbacks: Fallback[] = [];
  #session: ChatSession | undefined;

  constructor(model: ChatModel | undefined) {
    this.#model = model;
  }

  /** The session to ask in a step; undefined where no model takes part in it. */
  for(step: ModelStep): ChatSession | undefined {
    if (this.#model?.takesPart(step) !== true) return undefined;
    return (this.#session ??= this.#model.session());
  }

  fellBack(step: ModelStep, because: string): void {
    this.#fallbacks.push({ step, because });
  }

  record(): ModelsRecord {
    const calls = this.#session?.calls ?? [];
    return {
      models: [...new Set(calls.filter(({ failure }) => failure === undefined).map(({ model }) => model))],
      ...(calls.length > 0 && { modelCalls: [...calls] }),
      ...(this.#fallbacks.length > 0 && { fallbacks: this.#fallbacks }),
    };
  }
}
