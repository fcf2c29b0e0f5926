import type { ConversationService } from '../../../src/conversations/conversation-service.ts';
import type { Conversation, PageContext } from '../../../src/conversations/conversation.ts';
import type { Clock } from '../../../src/platform/clock.ts';
import type { Assistant, Reference } from '../../channel.ts';
import { exhibitionAt, type Exhibition } from './exhibitions.ts';
import type { Claims } from './tokens.ts';

/** Lets visitors in: a conversation is opened when its token is first used. */
export interface Entry {
  /** The conversation of a token, greeted; opened, on this page of a site, if this is its first use. */
  enter(claims: Claims, page?: PageContext): Promise<Conversation>;
  reference(claims: Claims): Reference;
}

export function createEntry(options: {
  service: ConversationService;
  assistant: Assistant;
  exhibitions: readonly Exhibition[];
  clock: Clock;
}): Entry {
  const { service, assistant, exhibitions, clock } = options;
  const reference = ({ conversationId, visitorId }: Claims): Reference => ({
    channel: 'directline',
    conversationId,
    visitorId,
  });
  return {
    reference,
    enter: async (claims, page) => {
      const known = await service.find(claims.conversationId);
      if (known !== undefined && known.lastSequence > 0) return known;
      const event = exhibitionAt(exhibitions, claims.begin?.event, clock.now());
      const opened = await service.open({
        id: claims.conversationId,
        channel: 'web',
        visitorId: claims.visitorId,
        ...(claims.begin?.language === undefined ? {} : { language: claims.begin.language }),
        ...(event === undefined ? {} : { event }),
        ...(page === undefined ? {} : { page }),
      });
      await assistant.receive(reference(claims), { type: 'conversationUpdate' });
      return opened;
    },
  };
}
