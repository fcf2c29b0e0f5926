import type { Consult } from '../conversations/context.ts';
import type { DeskSurroundings } from './desk.ts';

/** What channels and desk are opened with. */
export interface LateSurroundings extends Omit<DeskSurroundings, 'conversations'> {
  readonly consult: Consult;
}

/** Channels and desk. Loaded after the server listens: the bot framework takes as long to load as all the rest. */
export async function openLatePart(surroundings: LateSurroundings) {
  const [{ liveConversations }, { webChannel }, { wechatChannel }, { deskOf }] = await Promise.all([
    import('./live-conversations.ts'),
    import('./web-channel.ts'),
    import('./wechat-channel.ts'),
    import('./desk.ts'),
  ]);
  const { database, consult, settings, configuration, log, model } = surroundings;
  const conversations = liveConversations(database, consult, settings, log, model);
  return {
    conversations,
    web: await webChannel(conversations, database, configuration, log),
    wechat: await wechatChannel(conversations, database, configuration, log),
    desk: deskOf({ ...surroundings, conversations }),
  };
}
