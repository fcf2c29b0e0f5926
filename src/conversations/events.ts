/** The names of what happens to conversations, for readers of the event log. */
export const conversationEvents = [
  'conversation.opened',
  'conversation.changed-hands',
  'conversation.language',
  'conversation.emptied',
  'message.appended',
  'turn.started',
  'turn.finished',
  'turn.superseded',
  'suggestion.changed',
  'agent.presence',
  'ticket.created',
  'ticket.changed',
  'rating.given',
  'feedback.given',
  'delivery.ended',
  'visitor.unreachable',
  'visitor.reachable',
] as const;
export type ConversationEvent = (typeof conversationEvents)[number];
