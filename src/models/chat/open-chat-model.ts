import type { Clock } from '../../platform/clock.ts';
import type { ChatModel, ModelStep } from './chat-model.ts';
import { circuitBreaker, type BreakerLimits } from './circuit-breaker.ts';
import type { Endpoint, StructuredMethod } from './endpoint.ts';
import type { OpenAiSettings } from './openai-endpoint.ts';
import { Session, type ChatLimits } from './session.ts';
import type { Budget, Prices } from './spend.ts';

/** Bounds that suit a visitor who waits; times in milliseconds. */
export const defaultChatLimits: ChatLimits = {
  patience: { firstText: 5_000, silence: 3_000, whole: 12_000 },
  session: 20_000,
  tries: 2,
  firstWait: 250,
  atOnce: 16,
  maximumTokens: 1_000,
};
export const defaultBreakerLimits: BreakerLimits = { failures: 5, restFor: 30_000 };

/** A chat model as an operator configures it. */
export interface ChatModelOptions {
  readonly endpoint: Omit<OpenAiSettings, 'maximumTokens'>;
  readonly method: StructuredMethod;
  readonly steps: readonly ModelStep[];
  readonly clock: Clock;
  readonly limits?: ChatLimits;
  readonly breaker?: BreakerLimits;
  readonly prices?: Prices | undefined;
  readonly budget?: Budget | undefined;
  readonly report?: (error: unknown) => void;
}

/** A chat model whose libraries are loaded when `load` or the first call asks for them, and never before. */
export function openChatModel(options: ChatModelOptions): ChatModel & { load(): Promise<void> } {
  const { limits = defaultChatLimits, method, clock, prices, budget } = options;
  const { endpoint: settings, report = () => undefined } = options;
  const steps = new Set(options.steps);
  const breaker = circuitBreaker(options.breaker ?? defaultBreakerLimits, clock);
  let loading: Promise<Endpoint> | undefined;
  const endpoint = (): Promise<Endpoint> =>
    (loading ??= import('./openai-endpoint.ts').then(({ openAiEndpoint }) =>
      openAiEndpoint({ ...settings, maximumTokens: limits.maximumTokens }),
    ));
  const shared = { method, limits, endpoint, breaker, running: { calls: 0 }, clock, prices, budget, report };
  return {
    id: settings.model,
    takesPart: (step) => steps.has(step),
    session: () => new Session({ model: settings.model, ...shared }),
    isResting: () => breaker.isOpen(),
    load: async () => {
      await endpoint();
    },
  };
}
