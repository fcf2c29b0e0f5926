import type { Language } from '../language/language.ts';
import * as agentActs from './agent-acts.ts';
import { findAttachment, type Attachment } from './attachments.ts';
import type { Brief } from './brief.ts';
import { emit, type ConversationContext } from './context.ts';
import type { Conversation } from './conversation.ts';
import { agentAway, agentSeen, type AgentSign } from './duty.ts';
import { explain, type Explanation } from './explaining.ts';
import { findBrief } from './handover.ts';
import type { Message } from './message.ts';
import { messagesAfter } from './messages.ts';
import { openConversation, openOnce, welcome, type OpenRequest } from './opening.ts';
import { listQueue, queuePosition } from './queue.ts';
import { giveFeedback, rateConversation, type Feedback, type RateResult, type Rating } from './ratings.ts';
import { findConversation } from './repository.ts';
import { standingOf, threadOf, type Standing } from './standing.ts';
import { sweep, type SweepReport } from './sweep.ts';
import type { Contact } from './ticket.ts';
import { createTurnWorker } from './turns.ts';
import * as visitorActs from './visitor-acts.ts';
import * as visitorMessages from './visitor-messages.ts';
import type { WrapUp } from './wrap-up.ts';

/** What became of a message, with the moment when this process has nothing more to do about it. Never rejects. */
export type Accepted = visitorMessages.VisitorMessageResult & { settled: Promise<void> };

/**
 * Everything that can happen to a conversation, for all channels and the desk. What resolved is durable. Texts
 * of the service are notices by locale key; channels render them. Everything leaves an event.
 */
export interface ConversationService {
  open(request: OpenRequest): Promise<Conversation>;
  find(conversationId: string): Promise<Conversation | undefined>;
  /** Greets a visitor who has said nothing yet; false when that was done or is too late. */
  welcome(conversationId: string): Promise<boolean>;
  /** How a conversation stands, for whoever shows it. */
  standing(conversation: Conversation): Promise<Standing>;
  /** A conversation and those that carry it on, oldest first; empty when there is none. */
  thread(conversationId: string): Promise<Conversation[]>;
  /** Messages after a sequence, oldest first, at most `limit` (500). */
  messagesAfter(conversationId: string, sequence: number, limit?: number): Promise<Message[]>;

  /** Keeps what the visitor says, then lets the assistant answer if it has the word. */
  visitorMessage(request: visitorMessages.VisitorText): Promise<Accepted>;
  visitorChoice(request: visitorMessages.VisitorChoice): Promise<Accepted>;
  visitorFile(request: visitorMessages.VisitorFile): Promise<visitorMessages.VisitorMessageResult>;
  /** Says a sentence about the service, once under its client id; false when there is no such conversation. */
  explain(explanation: Explanation): Promise<boolean>;
  attachment(attachmentId: string): Promise<Attachment | undefined>;
  chooseLanguage(conversationId: string, language: Language): Promise<boolean>;
  requestPerson(conversationId: string): Promise<visitorActs.PersonResult>;
  cancelQueue(conversationId: string): Promise<visitorActs.QuietResult>;
  closeByVisitor(conversationId: string): Promise<visitorActs.QuietResult>;
  fileForm(form: visitorActs.VisitorForm): Promise<visitorActs.FormResult>;
  leaveContact(request: { conversationId: string; ticketId: string; contact: Contact }): Promise<boolean>;
  rate(conversationId: string, rating: Rating): Promise<RateResult | { kind: 'unknown-conversation' }>;
  giveFeedback(feedback: Feedback): Promise<boolean>;

  queue(): Promise<Conversation[]>;
  /** From 1; undefined when the conversation does not wait. */
  queuePosition(conversationId: string): Promise<number | undefined>;
  brief(conversationId: string): Promise<Brief | undefined>;
  agentSeen(agent: AgentSign): Promise<void>;
  agentAway(agentId: string): Promise<void>;
  agentTake(conversationId: string, agent: agentActs.Agent): Promise<agentActs.AgentActResult>;
  agentMessage(request: agentActs.AgentText): Promise<agentActs.AgentMessageResult>;
  agentTransfer(
    conversationId: string,
    agentId: string,
    to: { agentId?: string; skill?: string },
  ): Promise<agentActs.AgentActResult>;
  agentHandBack(conversationId: string, agentId: string): Promise<agentActs.AgentActResult>;
  agentClose(
    conversationId: string,
    agentId: string,
    wrapUp?: Partial<WrapUp>,
  ): Promise<agentActs.AgentActResult>;

  /** To be called about once a second on every process. */
  sweep(): Promise<SweepReport>;
  /** Takes up no more turns and resolves when those that run have ended. */
  drain(): Promise<void>;
}

/** The service over a context; one per process. */
export function createConversationService(context: ConversationContext): ConversationService {
  const { database } = context;
  const worker = createTurnWorker(context);
  const holder = context.newId();
  const attend = (result: visitorMessages.VisitorMessageResult): Accepted => ({
    ...result,
    settled:
      result.kind === 'accepted' ? worker.attend(result.conversationId, result.claim) : Promise.resolve(),
  });
  return {
    open: ({ id, ...request }) =>
      id === undefined
        ? database.transaction((unit) => openConversation(context, unit, request))
        : openOnce(context, { ...request, id }),
    find: (id) => findConversation(database.store, id),
    welcome: (id) => welcome(context, id),
    standing: (conversation) => standingOf(context, conversation),
    thread: (id) => threadOf(database.store, id),
    messagesAfter: (id, sequence, limit) => messagesAfter(database.store, id, sequence, limit),

    visitorMessage: async (request) =>
      attend(await visitorMessages.keepText(context, request, worker.isOpen())),
    visitorChoice: async (request) =>
      attend(await visitorMessages.keepChoice(context, request, worker.isOpen())),
    visitorFile: (request) => visitorMessages.keepFile(context, request),
    explain: async (explanation) => (await explain(context, explanation)) !== undefined,
    attachment: (id) => findAttachment(database.store, id),
    chooseLanguage: (id, language) =>
      database.transaction(async (unit) => {
        const chosen = await visitorMessages.chooseLanguage(unit, id, language);
        if (chosen) emit(unit, 'conversation.language', { conversationId: id, at: context.clock.now() });
        return chosen;
      }),
    requestPerson: (id) => visitorActs.requestPerson(context, id),
    cancelQueue: (id) => visitorActs.cancelQueue(context, id),
    closeByVisitor: (id) => visitorActs.closeByVisitor(context, id),
    fileForm: (form) => visitorActs.fileForm(context, form),
    leaveContact: (request) => visitorActs.leaveContact(context, request),
    rate: (id, rating) =>
      database.transaction(async (unit) => {
        const conversation = await findConversation(unit.db, id);
        return conversation === undefined
          ? { kind: 'unknown-conversation' as const }
          : rateConversation(context, unit, conversation, rating);
      }),
    giveFeedback: (feedback) => database.transaction((unit) => giveFeedback(context, unit, feedback)),

    queue: () => listQueue(database.store),
    queuePosition: async (id) => {
      const conversation = await findConversation(database.store, id);
      return conversation && queuePosition(database.store, conversation);
    },
    brief: (id) => findBrief(database.store, id),
    agentSeen: (agent) => agentSeen(context, agent),
    agentAway: (agentId) => agentAway(context, agentId),
    agentTake: (id, agent) => agentActs.takeConversation(context, id, agent),
    agentMessage: (request) => agentActs.sendAgentMessage(context, request),
    agentTransfer: (id, agentId, to) => agentActs.transferConversation(context, id, agentId, to),
    agentHandBack: (id, agentId) => agentActs.handBackConversation(context, id, agentId),
    agentClose: (id, agentId, wrapUp) => agentActs.closeByAgent(context, id, agentId, wrapUp),

    sweep: () => sweep(context, worker, holder),
    drain: () => worker.drain(),
  };
}
