import type { Generated } from 'kysely';

/** The tables of conversations and what hangs on them. */
export interface ConversationSchema {
  conversations: ConversationTable;
  messages: MessageTable;
  handovers: HandoverTable;
  attachments: AttachmentTable;
  ratings: RatingTable;
  answerFeedback: AnswerFeedbackTable;
  tickets: TicketTable;
  agentPresence: AgentPresenceTable;
}

export interface AgentPresenceTable {
  agentId: string;
  name: string;
  seenAt: number;
  status: Generated<string>;
  /** How many conversations the agent has at most. */
  capacity: Generated<number>;
}

export interface ConversationTable {
  id: string;
  channel: string;
  visitorId: string;
  language: string;
  /** 1 when the visitor chose the language, 0 when it follows the visitor's words. */
  languageChosen: number;
  owner: string;
  version: number;
  agentId: string | null;
  /** The closed conversation that this one carries on. */
  previousId: string | null;
  openedAt: number;
  lastVisitorAt: number;
  closedAt: number | null;
  closeReason: string | null;
  /** The sequence of the newest message. */
  lastSequence: number;
  /** Messages of the visitor up to this sequence are answered or were meant for an agent. */
  answeredThrough: number;
  /** When the oldest message came that waits for the assistant. */
  pendingSince: number | null;
  /** Who works on the waiting messages, and until when that holds without a sign of life. */
  turnClaim: string | null;
  turnUntil: number | null;
  /** How often the waiting messages were taken up. */
  turnAttempts: number;
  queuedAt: number | null;
  priority: number;
  wantedAgentId: string | null;
  wantedSkill: string | null;
  topic: string | null;
  hotlineFunction: string | null;
  district: string | null;
  /** The exhibition a conversation belongs to, as JSON. */
  event: string | null;
  /** The page of a site it began on, as JSON. */
  page: string | null;
}

export interface MessageTable {
  id: string;
  conversationId: string;
  sequence: number;
  at: number;
  sender: string;
  kind: string;
  /** As typed; the only place where it is kept. */
  text: string | null;
  /** JSON by kind. */
  data: string | null;
  clientId: string | null;
  turnId: string | null;
  agentId: string | null;
  /** When text and data were emptied by retention or at the visitor's wish. */
  emptiedAt: number | null;
}

export interface HandoverTable {
  id: string;
  conversationId: string;
  at: number;
  reason: string;
  turnId: string | null;
  /** JSON, masked. */
  brief: string | null;
  endedAt: number | null;
  ending: string | null;
  agentId: string | null;
}

export interface AttachmentTable {
  id: string;
  conversationId: string;
  at: number;
  /** Media type found in the bytes. */
  kind: string;
  name: string;
  sha256: string;
  size: number;
  bytes: Buffer | null;
}

export interface RatingTable {
  conversationId: string;
  at: number;
  score: number;
  /** JSON list of reason ids. */
  reasons: string;
  comment: string | null;
  agentId: string | null;
}

export interface AnswerFeedbackTable {
  messageId: string;
  conversationId: string;
  turnId: string | null;
  at: number;
  helpful: number;
  /** In the visitor's words, masked, or one of the reasons that are offered. */
  reason: string | null;
}

export interface TicketTable {
  id: string;
  kind: string;
  status: string;
  version: number;
  createdAt: number;
  changedAt: number;
  dueAt: number | null;
  conversationId: string | null;
  visitorId: string | null;
  district: string | null;
  outlet: string | null;
  topic: string;
  hotlineFunction: string;
  summary: string;
  /** JSON; given by the visitor by an explicit act. */
  contact: string | null;
  assignee: string | null;
  /** JSON list of what was done. */
  history: string;
  emptiedAt: number | null;
  /** To whom the case was given, and its number there. */
  authority: string | null;
  externalId: string | null;
  /** The maker's own id, which makes sending again harmless. */
  clientId: string | null;
}
