import type { ConversationService } from '../../../../src/conversations/conversation-service.ts';
import type { EventFeed } from '../../../../src/store/event-feed.ts';

/** What a visitor's act waits for: the conversation, and its message where the assistant is to answer that. */
export interface Watch {
  readonly conversationId: string;
  readonly sequence?: number;
}

/** Tells when nothing is left to wait for. */
export interface Readiness {
  /** True when what the visitor did is answered, or meant for no answer; false when the signal came first. */
  wait(watch: Watch, giveUp: AbortSignal): Promise<boolean>;
}

/** Readiness by the event feed: it does not matter which process answers. */
export function createReadiness(service: ConversationService, events: EventFeed): Readiness {
  const isReady = async ({ conversationId, sequence }: Watch): Promise<boolean> => {
    const conversation = await service.find(conversationId);
    if (conversation === undefined || sequence === undefined) return true;
    const { owner, pendingSince, answeredThrough } = conversation;
    return owner !== 'assistant' || pendingSince === undefined || answeredThrough >= sequence;
  };
  return {
    wait: async (watch, giveUp) => {
      let news = true;
      let wake = (): void => undefined;
      const stop = events.subscribe((event) => {
        if (event.conversationId !== watch.conversationId) return;
        news = true;
        wake();
      });
      const abort = (): void => {
        wake();
      };
      giveUp.addEventListener('abort', abort);
      try {
        for (;;) {
          news = false;
          if (await isReady(watch)) return true;
          if (giveUp.aborted) return false;
          if (!wasToldMeanwhile())
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      } finally {
        stop();
        giveUp.removeEventListener('abort', abort);
      }
      function wasToldMeanwhile(): boolean {
        return news;
      }
    },
  };
}
