import type { AgentActResult } from '../../conversations/agent-acts.ts';
import type { DeskParts } from '../parts.ts';
import { findAccount } from '../people/accounts.ts';
import { refusal, unknown } from '../refusals.ts';

/** Refuses, with who stands in the way, an act that did not come about. */
export async function madeSo(desk: DeskParts, id: string, result: AgentActResult): Promise<void> {
  switch (result.kind) {
    case 'changed':
      return;
    case 'unknown-conversation':
      throw unknown('conversation');
    case 'full':
      throw refusal(409, 'full', `You have ${result.capacity} conversations already.`, {
        capacity: result.capacity,
      });
    case 'not-yours':
      throw await notYours(desk, result.agentId);
    case 'refused':
      throw await taken(desk, id, result.owner);
  }
}

/** Somebody was faster, or the conversation went elsewhere. */
async function taken(desk: DeskParts, id: string, owner: string): Promise<Error> {
  const conversation = await desk.conversations.find(id);
  const agentName = await nameOf(desk, conversation?.agentId);
  const who = agentName === undefined ? '' : ` ${agentName} has it.`;
  return refusal(409, 'taken', `The conversation is with another owner now: ${owner}.${who}`, {
    owner,
    ...(agentName !== undefined && { agentName }),
  });
}

/** The conversation is another agent's, or nobody's any more. */
export async function notYours(desk: DeskParts, agentId: string | undefined): Promise<Error> {
  const agentName = await nameOf(desk, agentId);
  return refusal(409, 'not-yours', 'This conversation is not yours, or not any more.', {
    ...(agentName !== undefined && { agentName }),
  });
}

async function nameOf({ database }: DeskParts, agentId: string | undefined): Promise<string | undefined> {
  return agentId === undefined ? undefined : (await findAccount(database.store, agentId))?.staff.name;
}
