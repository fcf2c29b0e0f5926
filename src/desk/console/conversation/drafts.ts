/** What an agent has written and not sent yet, by conversation. It outlives the screen and a new sign-in, not the page. */
export interface Draft {
  readonly text: string;
  /** The suggestion it began from. */
  readonly suggestionId?: string;
  /** What the agent had written before a model translated it. */
  readonly original?: string;
}

const drafts = new Map<string, Draft>();

export function draftOf(conversationId: string): Draft {
  return drafts.get(conversationId) ?? { text: '' };
}

export function keepDraft(conversationId: string, draft: Draft): void {
  if (draft.text === '') drafts.delete(conversationId);
  else drafts.set(conversationId, draft);
}
