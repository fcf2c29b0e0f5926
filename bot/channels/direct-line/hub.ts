import type { ConversationService } from '../../../src/conversations/conversation-service.ts';
import type { StoredEvent } from '../../../src/store/events.ts';
import type { OutgoingActivity } from '../../activity.ts';
import type { Assistant, Delivery, Outlet, Reference } from '../../channel.ts';
import { progressActivity, stateActivity } from './activities.ts';
import type { ThreadLog } from './log.ts';
import { closeStream, closings, sendSet, type Stream } from './stream.ts';
import { createStreamIndex } from './stream-index.ts';

/** What the hub works with. */
export interface HubOptions {
  readonly assistant: Assistant;
  readonly service: ConversationService;
  readonly log: ThreadLog;
  readonly newId: () => string;
  readonly report: (error: unknown) => void;
  /** Streams of one conversation at once; the oldest goes. */
  readonly perConversation: number;
}

/** All open streams of this process: tells each the log from its watermark on, then whatever is new. */
export interface Hub extends Outlet {
  /** Takes a connection in. Resolves when what it had missed is told. */
  add(stream: Stream): Promise<void>;
  remove(stream: Stream): void;
  /** To be called for every event of the feed. */
  hear(event: StoredEvent): void;
  /** Shows again that the assistant is still at work; to be called every few seconds. */
  showProgress(): void;
  /**
   * Pings all and cuts those that did not answer the last ping: who is gone, and who takes in so little that the
   * ping is still on its way. To be called about twice a minute.
   */
  ping(): void;
  /** Tells all whether somebody is on duty, where that changed. */
  refreshDuty(): Promise<void>;
  /** Asks all clients to come back elsewhere. */
  close(): void;
  /** Cuts those that are still there. */
  cut(): void;
  size(): number;
}

export function createHub(options: HubOptions): Hub {
  const { assistant, service, log, newId, report } = options;
  const index = createStreamIndex();
  let queueRefresh: Promise<void> | undefined;

  /**
   * Reads on and tells until there is nothing new; one page at a time for each stream, and the next when the network
   * has taken the last, so that a slow client costs no more than one page.
   */
  const tellNews = async (stream: Stream): Promise<void> => {
    stream.again = true;
    if (stream.telling) return;
    stream.telling = true;
    try {
      while (stream.again && stream.socket.readyState === stream.socket.OPEN) {
        stream.again = false;
        await tellPage(stream);
      }
    } catch (error) {
      report(error);
      closeStream(stream, closings.failed);
    } finally {
      stream.telling = false;
    }
  };
  const tellPage = async (stream: Stream): Promise<void> => {
    const page = await log.after(stream.conversationId, stream.cursor, stream.attachmentUrl);
    if (page === undefined) throw new Error('A stream is open on a conversation that is not there.');
    stream.view = page.view;
    // Events of a conversation that was just found may have been missed.
    if (index.follow(stream, page.thread) || page.more) stream.again = true;
    if (page.activities.length === 0) return;
    if (page.answered) stream.working = false;
    await assistant.tell(referenceOf(stream), page.activities, {
      connection: stream.id,
      watermark: page.watermark,
    });
    stream.cursor = page.cursor;
    // The language follows the visitor's words, without an event of its own.
    const { standing } = stream;
    if (standing !== undefined && standing.language !== page.view.language) await tellState(stream);
  };
  const tellState = async (stream: Stream): Promise<void> => {
    const conversation = (await service.thread(stream.conversationId)).at(-1);
    if (conversation === undefined || stream.view === undefined) return;
    const standing = await service.standing(conversation);
    if (JSON.stringify(standing) === JSON.stringify(stream.standing)) return;
    stream.standing = standing;
    const view = { ...stream.view, language: standing.language };
    await assistant.tell(referenceOf(stream), [stateActivity(view, newId(), standing)], {
      connection: stream.id,
    });
  };
  const tellProgress = (stream: Stream): void => {
    if (!stream.working || stream.view === undefined || stream.socket.bufferedAmount > 0) return;
    assistant
      .tell(referenceOf(stream), [progressActivity(stream.view, newId())], { connection: stream.id })
      .catch(report);
  };
  /** An answer that is there at once needs no word before it. */
  const tellProgressSoon = (stream: Stream): void => {
    stream.working = true;
    setTimeout(() => {
      tellProgress(stream);
    }, progressAfterMs).unref();
  };
  const tellAll = async (stream: Stream): Promise<void> => {
    await tellNews(stream);
    await tellState(stream).catch(report);
  };
  /** Places in the queue move when any conversation changes hands. */
  const refreshQueue = (): void => {
    queueRefresh ??= (async () => {
      for (const stream of index.all()) if (stream.standing?.owner === 'queue') await tellState(stream);
    })()
      .catch(report)
      .finally(() => (queueRefresh = undefined));
  };

  return {
    add: async (stream) => {
      const others = index.of(stream.conversationId);
      const oldest = others[0];
      if (oldest !== undefined && others.length >= options.perConversation)
        closeStream(oldest, closings.replaced);
      index.follow(stream, [stream.conversationId]);
      await tellAll(stream);
    },
    remove: (stream) => {
      index.remove(stream);
    },
    send: async (reference: Reference, activities: readonly OutgoingActivity[], delivery: Delivery) => {
      const streams = index
        .of(reference.conversationId)
        .filter(({ id }) => delivery.connection === undefined || id === delivery.connection);
      await Promise.all(streams.map((stream) => sendSet(stream, activities, delivery.watermark)));
    },
    hear: (event) => {
      if (event.name === 'conversation.changed-hands') refreshQueue();
      const concerned = [...index.of(event.conversationId ?? ''), ...openedFor(event)];
      for (const stream of concerned) {
        if (event.name === 'turn.started') tellProgressSoon(stream);
        else if (event.name === 'message.appended') void tellNews(stream);
        else if (stateEvents.has(event.name)) void tellAll(stream);
      }
    },
    showProgress: () => {
      for (const stream of index.all()) tellProgress(stream);
    },
    ping: () => {
      for (const stream of index.all()) {
        if (!stream.alive) {
          stream.socket.terminate();
          continue;
        }
        stream.alive = false;
        stream.socket.ping();
      }
    },
    refreshDuty: async () => {
      const [sample] = index.all();
      const known = sample?.standing?.onDuty;
      if (sample === undefined || known === undefined) return;
      await tellState(sample);
      if (sample.standing?.onDuty === known) return;
      for (const stream of index.all()) await tellState(stream);
    },
    close: () => {
      for (const stream of index.all()) closeStream(stream, closings.drain);
    },
    cut: () => {
      for (const { socket } of index.all()) socket.terminate();
    },
    size: () => index.all().length,
  };

  /** A conversation that carries on a closed one is news to whoever follows that. */
  function openedFor(event: StoredEvent): readonly Stream[] {
    return event.name === 'conversation.opened' && event.subject !== undefined ? index.of(event.subject) : [];
  }
}

/** How long an answer may take before the visitor is shown that it is being looked for. */
const progressAfterMs = 300;

const stateEvents: ReadonlySet<string> = new Set([
  'conversation.opened',
  'conversation.changed-hands',
  'conversation.language',
  'conversation.emptied',
]);

function referenceOf({ conversationId, visitorId }: Stream): Reference {
  return { channel: 'directline', conversationId, visitorId };
}
