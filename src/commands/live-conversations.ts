import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createAssistant } from '../../bot/assistant-bot.ts';
import type { Assistant } from '../../bot/channel.ts';
import { conversationContext, type Consult, type ConversationContext } from '../conversations/context.ts';
import {
  createConversationService,
  type ConversationService,
} from '../conversations/conversation-service.ts';
import { summarise } from '../consultation/assist/summarise.ts';
import type { ChatModel } from '../models/chat/chat-model.ts';
import { liveWorkingHours } from '../conversations/live-hours.ts';
import type { Settings } from '../conversations/operator-settings.ts';
import type { StateDatabase } from '../store/database.ts';

/** The conversations of this process with the assistant in them, and what keeps them going. */
export interface LiveConversations {
  readonly context: ConversationContext;
  readonly service: ConversationService;
  readonly assistant: Assistant;
  /** Takes up no more turns and resolves when those that run have ended. */
  stop(): Promise<void>;
}

/** How often is seen to what nobody else does. */
const sweepMs = 1_000;

/** Starts the conversations of a process: they answer, and are swept, until they are stopped. */
export function liveConversations(
  database: StateDatabase,
  consult: Consult,
  settings: Settings,
  log: Logger,
  model?: ChatModel,
): LiveConversations {
  const report = (error: unknown): void => {
    log.error({ err: error }, 'conversations');
  };
  const context = conversationContext(database, consult, {
    report,
    ...(model?.takesPart('brief') === true && { summarise: summaries(model) }),
    settings,
    workingHours: liveWorkingHours(settings),
  });
  const service = createConversationService(context);
  const assistant = createAssistant({ service, events: database.events, newId: randomUUID, report });
  const stopFollowing = assistant.followHands();
  let sweeping: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    sweeping ??= service
      .sweep()
      .catch(report)
      .finally(() => (sweeping = undefined));
  }, sweepMs);
  return {
    context,
    service,
    assistant,
    stop: async () => {
      clearInterval(timer);
      await sweeping;
      await service.drain();
      stopFollowing();
    },
  };
}

/** The summaries of a model, as a brief holds them. */
function summaries(model: ChatModel): NonNullable<ConversationContext['summarise']> {
  return async (conversation, reason) => {
    const summary = await summarise(conversation, reason, model);
    return summary && { text: summary.text, open: summary.open, aiGenerated: true };
  };
}
