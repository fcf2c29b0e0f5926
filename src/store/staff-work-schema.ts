/** The tables of what agents do. */
export interface StaffWorkSchema {
  wrapUps: {
    conversationId: string;
    at: number;
    agentId: string;
    topic: string;
    hotlineFunction: string;
    result: string;
    note: string | null;
  };
  /** Up to which sequence of a conversation somebody has read. */
  conversationReads: { conversationId: string; staffId: string; through: number };
  suggestions: SuggestionTable;
  caseDeliveries: CaseDeliveryTable;
  /** Ids of news of cases that came in, so that none counts twice. */
  caseNews: { id: string; at: number };
}

export interface SuggestionTable {
  id: string;
  conversationId: string;
  /** The visitor's message it is for; one draft for each. */
  messageId: string;
  /** Who had the conversation. */
  agentId: string | null;
  at: number;
  status: string;
  /** The turn it came from as JSON, masked. It is no turn of a visitor and stands in no other table. */
  turn: string | null;
  /** The Chinese beside a draft in English. */
  meaning: string | null;
  settledAt: number | null;
  settledBy: string | null;
  sentMessageId: string | null;
  editDistance: number | null;
  rejectReason: string | null;
  rejectNote: string | null;
}

export interface CaseDeliveryTable {
  /** Stays the same over all attempts, so that the receiver can tell them from news. */
  id: string;
  ticketId: string;
  /** Version of the ticket it tells of; they are sent in this order. */
  sequence: number;
  at: number;
  act: string;
  status: string;
  attempts: number;
  nextAt: number | null;
  deliveredAt: number | null;
  lastError: string | null;
  /** The ticket as it was then, as JSON; gone when it was delivered or the ticket was emptied. */
  body: string | null;
}
