import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { conversationContext } from '../../conversations/context.ts';
import { createConversationService } from '../../conversations/conversation-service.ts';
import type { Clock } from '../../platform/clock.ts';
import type { StateDatabase } from '../../store/database.ts';

/** Agents at their desks, on a machine of their own. */
export interface Agents {
  /** Conversations they took, and messages they wrote that were acknowledged. */
  figures(): { taken: number; written: number };
  /** They finish what they have begun. */
  stop(): Promise<void>;
}

const lookEveryMs = 1_000;
const messagesEach = 2;
const writesFor = 1_500;

/** So many agents who take from the queue, write and hand back to the assistant, all through the conversation service. */
export function agentsAtWork(database: StateDatabase, count: number, clock: Clock): Agents {
  const noAssistant = (): Promise<never> => Promise.reject(new Error('The assistant is on other machines.'));
  const service = createConversationService(conversationContext(database, noAssistant, { clock }));
  const figures = { taken: 0, written: 0 };
  let stopped = false;

  const serveOne = async (agent: { agentId: string; name: string }): Promise<void> => {
    await service.agentSeen(agent);
    const [next] = await service.queue();
    if (next === undefined) return;
    if ((await service.agentTake(next.id, agent)).kind !== 'changed') return;
    figures.taken += 1;
    for (let number = 1; number <= messagesEach; number += 1) {
      await pause(writesFor);
      const said = { conversationId: next.id, agentId: agent.agentId, text: `${agent.name}：第${number}句` };
      const clientId = randomUUID();
      if ((await again(() => service.agentMessage({ ...said, clientId }))).kind === 'sent')
        figures.written += 1;
    }
    await again(() => service.agentHandBack(next.id, agent.agentId));
  };
  const work = async (number: number): Promise<void> => {
    const agent = { agentId: `trial-${number}`, name: `座席${number}` };
    while (!stopped) {
      await serveOne(agent).catch(() => undefined);
      await pause(lookEveryMs);
    }
  };
  const working = Array.from({ length: count }, (_, index) => work(index + 1));
  return {
    figures: () => ({ ...figures }),
    stop: async () => {
      stopped = true;
      await Promise.all(working);
      await service.drain();
    },
  };
}

/** An act of an agent is tried again while the database is away, with the same client id. */
async function again<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt === 30) throw error;
      await pause(lookEveryMs);
    }
  }
}
