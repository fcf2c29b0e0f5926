import type { ConversationService } from '../src/conversations/conversation-service.ts';
import type { Conversation } from '../src/conversations/conversation.ts';
import { sentence } from '../src/locale/sentences.ts';
import type { VisitorActivity } from './activity.ts';
import type { Receipt } from './channel.ts';
import { choiceById, choiceByLabel } from './choices.ts';

type EventActivity = Extract<VisitorActivity, { type: 'event' }>;
type MessageActivity = Extract<VisitorActivity, { type: 'message' }>;

/** What the acts of a visitor work with: the service, and the conversation as it stands. */
export interface ActContext {
  readonly service: ConversationService;
  /** The newest conversation of the thread the visitor is in. */
  readonly conversation: Conversation;
  /** Those before it and itself, oldest first. */
  readonly thread: readonly Conversation[];
  readonly newId: () => string;
}

/** Keeps what a visitor wrote or tapped and lets the assistant answer. */
export async function say(context: ActContext, activity: MessageActivity): Promise<Receipt> {
  const { service, conversation } = context;
  const text = activity.text ?? '';
  const chosen = activity.value?.choice;
  const choice =
    chosen === undefined
      ? await choiceByLabel(service, conversation, text)
      : await choiceById(service, conversation, chosen);
  if (chosen !== undefined && choice === undefined)
    return refused('value.choice', 'no reply of this conversation offers it');
  const said = { conversationId: conversation.id, ...clientIdOf(activity) };
  const result = await (choice === undefined
    ? service.visitorMessage({ ...said, text })
    : service.visitorChoice({ ...said, choice }));
  if (result.kind === 'accepted') return { kind: 'accepted', id: result.message.id };
  if (result.kind === 'unknown-conversation') return { kind: 'unknown-conversation' };
  if (result.kind === 'empty') return refused('text', 'write something');
  return refused('text', sentence('error.too-long', { limit: result.limit }, conversation.language));
}

/** Does what an event asks for; each act of docs/web-channel.md has its line here. */
export function act(context: ActContext, activity: EventActivity): Promise<Receipt> {
  const doIt = acts[activity.name] as (context: ActContext, activity: EventActivity) => Promise<Receipt>;
  return doIt(context, activity);
}

type Acts = {
  [Name in EventActivity['name']]: (
    context: ActContext,
    activity: Extract<EventActivity, { name: Name }>,
  ) => Promise<Receipt>;
};

const acts: Acts = {
  'tongda/person': async (context) => {
    const result = await context.service.requestPerson(context.conversation.id);
    return result.kind === 'unknown-conversation' ? { kind: 'unknown-conversation' } : done(context);
  },
  'tongda/cancel': async (context) => {
    await context.service.cancelQueue(context.conversation.id);
    return done(context);
  },
  'tongda/end': async (context) => {
    await context.service.closeByVisitor(context.conversation.id);
    return done(context);
  },
  'tongda/language': async (context, { value }) => {
    await context.service.chooseLanguage(context.conversation.id, value.language);
    return done(context);
  },
  'tongda/rating': async (context, { value }) => {
    await context.service.rate(context.conversation.id, value);
    return done(context);
  },
  'tongda/complaint': async (context, { value: { phone, ...form } }) =>
    file(context, 'complaint', sentence('form.complaint', form, 'zh-Hans'), phone),
  'tongda/call-back': async (context, { value }) => {
    const ticketId = await newestTicket(context);
    const kept =
      ticketId !== undefined &&
      (await context.service.leaveContact({
        conversationId: context.conversation.id,
        ticketId,
        contact: { phone: value.phone },
      }));
    if (kept && value.note === undefined) return done(context);
    const asked = sentence('form.call-back', {}, 'zh-Hans');
    return file(context, 'call-back', value.note?.trim() === '' ? asked : (value.note ?? asked), value.phone);
  },
  'webchat:activity-status/feedback': async (context, { entities, value }) => {
    const action = entities[0];
    if (action === undefined) return refused('entities', 'one Like or Dislike action');
    const reason = value?.reason;
    const given = {
      messageId: action['@id'],
      helpful: action['@type'] === 'LikeAction',
      ...(reason === undefined ? {} : { reason }),
    };
    for (const { id } of [...context.thread].reverse())
      if (await context.service.giveFeedback({ conversationId: id, ...given })) return done(context);
    return refused('entities.0.@id', 'no reply of this conversation has this id');
  },
};

async function file(
  context: ActContext,
  kind: 'complaint' | 'call-back',
  summary: string,
  phone: string | undefined,
): Promise<Receipt> {
  const result = await context.service.fileForm({
    conversationId: context.conversation.id,
    kind,
    summary,
    ...(phone === undefined ? {} : { contact: { phone } }),
  });
  if (result.kind === 'filed') return done(context);
  if (result.kind === 'unknown-conversation') return { kind: 'unknown-conversation' };
  return refused('value', 'the form is empty or too long');
}

/** How far back the ticket is looked for that a phone number is left for. */
const recently = 50;

async function newestTicket({ service, conversation }: ActContext): Promise<string | undefined> {
  const from = Math.max(0, conversation.lastSequence - recently);
  const messages = await service.messagesAfter(conversation.id, from);
  return messages
    .flatMap((message) => (message.kind === 'notice' ? [message.data?.ticketId] : []))
    .findLast((ticketId) => ticketId !== undefined);
}

function clientIdOf({ channelData }: VisitorActivity): { clientId?: string } {
  const clientId = channelData?.clientActivityID;
  return clientId === undefined ? {} : { clientId };
}

function done({ newId }: ActContext): Receipt {
  return { kind: 'accepted', id: newId() };
}

function refused(field: string, message: string): Receipt {
  return { kind: 'refused', error: { field, message } };
}
