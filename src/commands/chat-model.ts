import type { Logger } from 'pino';
import type { ChatModel } from '../models/chat/chat-model.ts';
import { defaultChatLimits, openChatModel } from '../models/chat/open-chat-model.ts';
import type { ChatLimits } from '../models/chat/session.ts';
import { systemClock } from '../platform/clock.ts';
import type { StateDatabase } from '../store/database.ts';
import { modelSpend } from '../store/model-spend.ts';
import type { Configuration } from './configuration.ts';
import { endpointOf, stepsOf, type ModelSettings } from './model-configuration.ts';

/** A chat model that can be loaded before it is needed. */
export type LoadableModel = ChatModel & { load(): Promise<void> };

/** The chat model of this installation; undefined, and nothing loaded, where none is configured. */
export function chatModelOf(
  configuration: Configuration,
  database: Pick<StateDatabase, 'store'>,
  log?: Logger,
): LoadableModel | undefined {
  const { OPENAI_MODEL, OPENAI_API_KEY, OPENAI_API_VERSION, OPENAI_TEMPERATURE } = configuration;
  if (OPENAI_MODEL === undefined) return undefined;
  const { OPENAI_PRICES: prices, OPENAI_BUDGET_PER_DAY: perDay } = configuration;
  return openChatModel({
    endpoint: {
      model: OPENAI_MODEL,
      baseUrl: endpointOf(configuration).baseUrl,
      ...(OPENAI_API_KEY === undefined ? {} : { apiKey: OPENAI_API_KEY }),
      ...(OPENAI_API_VERSION === undefined ? {} : { apiVersion: OPENAI_API_VERSION }),
      ...(OPENAI_TEMPERATURE === 'none' ? {} : { temperature: OPENAI_TEMPERATURE ?? 0 }),
    },
    method: configuration.OPENAI_STRUCTURED_OUTPUT ?? 'json_schema',
    steps: stepsOf(configuration),
    limits: limitsOf(configuration),
    clock: systemClock,
    prices,
    budget: prices && perDay !== undefined ? { ledger: modelSpend(database), prices, perDay } : undefined,
    report: (error) => {
      log?.warn({ err: error }, 'chat model');
    },
  });
}

function limitsOf({ OPENAI_CALL_SECONDS, OPENAI_TURN_SECONDS, OPENAI_AT_ONCE }: ModelSettings): ChatLimits {
  const { patience, session, atOnce } = defaultChatLimits;
  const whole = OPENAI_CALL_SECONDS === undefined ? patience.whole : OPENAI_CALL_SECONDS * 1_000;
  return {
    ...defaultChatLimits,
    patience: {
      firstText: Math.min(patience.firstText, whole),
      silence: Math.min(patience.silence, whole),
      whole,
    },
    session: OPENAI_TURN_SECONDS === undefined ? session : OPENAI_TURN_SECONDS * 1_000,
    atOnce: OPENAI_AT_ONCE ?? atOnce,
  };
}
