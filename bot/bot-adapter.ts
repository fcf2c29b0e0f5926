import {
  BotAdapter,
  TurnContext,
  type Activity,
  type ActivityHandler,
  type ConversationReference,
  type ResourceResponse,
} from 'botbuilder-core';
import type { OutgoingActivity, VisitorActivity } from './activity.ts';
import type { ChannelName, Delivery, DeskOutlet, Outlet, Receipt, Reference } from './channel.ts';

/** What a turn keeps beside the activity. */
export const turnKeys = {
  receipt: Symbol('receipt'),
  reference: Symbol('reference'),
  delivery: Symbol('delivery'),
} as const;

/** The assistant's name as a party of a conversation. */
const bot = { id: 'tongda', name: 'Tongda', role: 'bot' } as const;

/**
 * Bot Framework's adapter over our own outlets: takes in visitors' activities and sends what the bot says to
 * the outlet of the channel. Hand-off events go to the desk and never to a channel.
 */
export class TongdaAdapter extends BotAdapter {
  readonly #outlets = new Map<ChannelName, Outlet>();
  readonly #desk: DeskOutlet;

  constructor(desk: DeskOutlet) {
    super();
    this.#desk = desk;
  }

  /** Names where activities of a channel go. */
  connect(channel: ChannelName, outlet: Outlet): void {
    this.#outlets.set(channel, outlet);
  }

  /** Runs a visitor's activity through the bot; a turn that broke is `failed`. */
  async process(reference: Reference, activity: VisitorActivity, handler: ActivityHandler): Promise<Receipt> {
    const context = new TurnContext(this, incoming(reference, activity));
    context.turnState.set(turnKeys.reference, reference);
    await this.runMiddleware(context, (turn) => handler.run(turn));
    return context.turnState.get<Receipt | undefined>(turnKeys.receipt) ?? { kind: 'failed' };
  }

  /** Runs logic in a conversation that no visitor's activity began. */
  async proactively(
    reference: Reference,
    logic: (turn: TurnContext) => Promise<void>,
    delivery: Delivery = {},
  ): Promise<void> {
    const context = new TurnContext(
      this,
      TurnContext.applyConversationReference(
        { type: 'event', name: 'continueConversation' },
        conversationReference(reference),
        true,
      ),
    );
    context.turnState.set(turnKeys.reference, reference);
    context.turnState.set(turnKeys.delivery, delivery);
    await this.runMiddleware(context, logic);
  }

  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.proactively(
      {
        channel: reference.channelId as ChannelName,
        conversationId: reference.conversation?.id ?? '',
        visitorId: reference.user?.id ?? '',
      },
      logic,
    );
  }

  /** Sends each activity to where it belongs, unchanged and in order. */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const reference = context.turnState.get<Reference>(turnKeys.reference);
    const delivery = context.turnState.get<Delivery | undefined>(turnKeys.delivery) ?? {};
    const sent = activities.map((activity) => activity as unknown as OutgoingActivity);
    const forDesk = sent.filter(isHandoff);
    const forVisitor = sent.filter(
      (activity) => !isHandoff(activity) && activity.type !== ('trace' as string),
    );
    if (forDesk.length > 0) await this.#desk.send(forDesk);
    if (forVisitor.length > 0)
      await this.#outlets.get(reference.channel)?.send(reference, forVisitor, delivery);
    return sent.map(({ id = '' }) => ({ id }));
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('What was said is not changed afterwards.'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('What was said is not taken back.'));
  }
}

function isHandoff({ type, name }: OutgoingActivity): boolean {
  return type === 'event' && typeof name === 'string' && name.startsWith('handoff.');
}

function incoming(reference: Reference, activity: VisitorActivity): Partial<Activity> {
  return {
    ...conversationFields(reference),
    ...(activity as object),
    from: { id: reference.visitorId, name: '', role: 'user' },
    recipient: bot,
  };
}

function conversationFields({ channel, conversationId }: Reference) {
  return {
    channelId: channel,
    conversation: { id: conversationId, name: '', isGroup: false, conversationType: 'personal' },
    serviceUrl: '',
  };
}

/** The reference as Bot Framework writes it. */
export function conversationReference(reference: Reference): Partial<ConversationReference> {
  return {
    ...conversationFields(reference),
    user: { id: reference.visitorId, name: '', role: 'user' },
    bot,
  };
}
