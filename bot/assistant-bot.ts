// Only this file of it: the whole package loads what Teams needs, a third of a second and 14 MB.
import { EventFactory } from 'botbuilder/lib/eventFactory.js';
import { ActivityHandler, type TurnContext } from 'botbuilder-core';
import type { ConversationService } from '../src/conversations/conversation-service.ts';
import type { Conversation } from '../src/conversations/conversation.ts';
import type { Message } from '../src/conversations/message.ts';
import { ownershipActSchema, type OwnershipAct } from '../src/conversations/ownership.ts';

import { renderLine } from '../src/locale/render.ts';
import { sentence } from '../src/locale/sentences.ts';
import type { EventFeed } from '../src/store/event-feed.ts';
import type { StoredEvent } from '../src/store/events.ts';
import type { OutgoingActivity, VisitorActivity } from './activity.ts';
import { TongdaAdapter, turnKeys } from './bot-adapter.ts';
import type { Assistant, DeskOutlet, Receipt, Reference } from './channel.ts';
import { languageOf } from './language-tag.ts';
import { act, say, type ActContext } from './visitor-acts.ts';

/** What the bot works with. */
export interface AssistantOptions {
  readonly service: ConversationService;
  readonly events: EventFeed;
  readonly newId: () => string;
  /** Told of what goes wrong. Gets no personal data. */
  readonly report: (error: unknown) => void;
  /** Where hand-off events go; nowhere when the desk reads the queue itself. */
  readonly desk?: DeskOutlet;
}

/** The assistant behind Bot Framework's activity handler, for all channels. */
export function createAssistant(options: AssistantOptions): Assistant {
  const adapter = new TongdaAdapter(options.desk ?? { send: () => Promise.resolve() });
  const handler = new AssistantBot(options);
  adapter.onTurnError = async (context, error) => {
    options.report(error);
    context.turnState.set(turnKeys.receipt, { kind: 'failed' } satisfies Receipt);
    await adapter.sendActivities(context, [apology(context, options.newId())]).catch(options.report);
  };
  return {
    receive: (reference, activity) => adapter.process(reference, activity, handler),
    tell: (reference, activities, delivery) =>
      adapter.proactively(
        reference,
        async (turn) => {
          await adapter.sendActivities(turn, [...activities] as Parameters<typeof adapter.sendActivities>[1]);
        },
        delivery,
      ),
    connect: (channel, outlet) => {
      adapter.connect(channel, outlet);
    },
    followHands: () =>
      options.events.subscribe((event) => {
        announceHands(adapter, options.service, event).catch(options.report);
      }),
  };
}

/** What each kind of activity leads to. The outcome of a turn is its receipt. */
class AssistantBot extends ActivityHandler {
  constructor({ service, newId }: AssistantOptions) {
    super();
    const handle =
      (doIt: (context: ActContext, activity: VisitorActivity) => Promise<Receipt>) =>
      async (turn: TurnContext, next: () => Promise<void>): Promise<void> => {
        turn.turnState.set(turnKeys.receipt, await inConversation(turn, doIt));
        await next();
      };
    const inConversation = async (
      turn: TurnContext,
      doIt: (context: ActContext, activity: VisitorActivity) => Promise<Receipt>,
    ): Promise<Receipt> => {
      const thread = await service.thread(turn.activity.conversation.id);
      const conversation = thread.at(-1);
      if (conversation === undefined) return { kind: 'unknown-conversation' };
      const activity = turn.activity as unknown as VisitorActivity;
      return doIt({ service, conversation, thread, newId }, activity);
    };
    const accept = (): Promise<Receipt> => Promise.resolve({ kind: 'accepted', id: newId() });

    this.onTurn(async (turn, next) => {
      turn.turnState.set(turnKeys.receipt, await accept());
      await next();
    });
    this.onConversationUpdate(
      handle(async ({ thread }) => {
        const first = thread[0];
        if (first !== undefined) await service.welcome(first.id);
        return accept();
      }),
    );
    this.onMessage(
      handle((context, activity) => (activity.type === 'message' ? say(context, activity) : accept())),
    );
    this.onEvent(
      handle((context, activity) => (activity.type === 'event' ? act(context, activity) : accept())),
    );
    this.onEndOfConversation(
      handle(async ({ conversation }) => {
        await service.closeByVisitor(conversation.id);
        return accept();
      }),
    );
  }
}

/** Said when a turn broke. It is not kept: nothing happened. */
function apology(turn: TurnContext, id: string) {
  const language = languageOf(turn.activity.locale) ?? 'zh-Hans';
  return {
    type: 'message',
    id,
    from: { id: 'tongda', name: '', role: 'bot' },
    locale: language,
    text: sentence('error.not-received', {}, language),
    channelData: { tongda: { kind: 'notice', from: 'system' } },
  };
}

/** What each change of hands is in Bot Framework's hand-off protocol. */
const handoffs: Readonly<Record<OwnershipAct, 'initiate' | 'accepted' | 'completed' | 'failed'>> = {
  handover: 'initiate',
  transfer: 'initiate',
  absent: 'initiate',
  take: 'accepted',
  cancel: 'failed',
  'nobody-on-duty': 'failed',
  'hand-back': 'completed',
  close: 'completed',
};
const transcriptLength = 500;

/** Tells the desk of a change of hands. Every process tells its own desk outlet. */
async function announceHands(
  adapter: TongdaAdapter,
  service: ConversationService,
  event: StoredEvent,
): Promise<void> {
  const ownershipAct = ownershipActSchema.safeParse(event.subject).data;
  if (event.name !== 'conversation.changed-hands' || ownershipAct === undefined) return;
  const conversation = await service.find(event.conversationId ?? '');
  if (conversation === undefined || conversation.channel === 'phone') return;
  const state = handoffs[ownershipAct];
  await adapter.proactively(referenceOf(conversation), async (turn) => {
    if (state !== 'initiate') {
      await turn.sendActivity(
        EventFactory.createHandoffStatus(turn.activity.conversation, state, ownershipAct),
      );
      return;
    }
    const messages = await service.messagesAfter(conversation.id, 0, transcriptLength);
    const activities = messages.map((message) => transcribed(message, conversation));
    const brief = await service.brief(conversation.id);
    await turn.sendActivity(
      EventFactory.createHandoffInitiation(turn, brief, { activities } as unknown as Parameters<
        typeof EventFactory.createHandoffInitiation
      >[2]),
    );
  });
}

function referenceOf({ channel, id, visitorId }: Conversation): Reference {
  return { channel: channel === 'wechat' ? 'wechat' : 'directline', conversationId: id, visitorId };
}

/** A message as an agent's system reads it. */
function transcribed(message: Message, { language }: Conversation): OutgoingActivity {
  const lines =
    message.kind === 'reply'
      ? message.data?.reply.lines
      : message.kind === 'notice'
        ? message.data?.lines
        : undefined;
  const text = message.text ?? lines?.map((line) => renderLine(line, language)).join('\n');
  return {
    type: 'message',
    id: message.id,
    timestamp: new Date(message.at).toISOString(),
    from: { id: message.from, role: message.from === 'visitor' ? 'user' : 'bot' },
    ...(text === undefined ? {} : { text }),
  };
}
