import { conversationContext } from '../../../../src/conversations/context.ts';
import {
  createConversationService,
  type ConversationService,
} from '../../../../src/conversations/conversation-service.ts';
import { openDatabase } from '../../../../src/store/database.ts';
import type { RunningService } from '../../../../src/server/browser-testing/running-service.ts';

/** An agent at the desk of a running service, through its state database. */
export interface TestAgent {
  readonly service: ConversationService;
  /** Takes the conversation that has waited longest; its id. */
  takeNext(): Promise<string>;
  say(conversationId: string, text: string): Promise<void>;
  leave(): Promise<void>;
}

const agent = { agentId: 'agent-1', name: '小李' };

/** Puts an agent on duty. `now` is the service's clock, epoch milliseconds. */
export async function agentAtDesk(running: RunningService, clockStartsAt: string): Promise<TestAgent> {
  const shift = Date.parse(clockStartsAt) - Date.now();
  const database = await openDatabase({ dataDir: running.dataDir });
  const context = conversationContext(
    database,
    () => Promise.reject(new Error('An agent consults nobody here.')),
    { clock: { now: () => Date.now() + shift } },
  );
  const service = createConversationService(context);
  await service.agentSeen(agent);
  // The other process reads on in the event table when something happens in it.
  const rouse = async () => {
    const generated = await fetch(`${running.url}/v3/directline/tokens/generate`, { method: 'POST' });
    const { token } = (await generated.json()) as { token: string };
    await fetch(`${running.url}/v3/directline/conversations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
  };
  return {
    service,
    takeNext: async () => {
      const [next] = await service.queue();
      if (next === undefined) throw new Error('Nobody waits.');
      await service.agentTake(next.id, agent);
      await rouse();
      return next.id;
    },
    say: async (conversationId, text) => {
      await service.agentMessage({ conversationId, agentId: agent.agentId, text });
      await rouse();
    },
    leave: async () => {
      await service.drain();
      await database.close();
    },
  };
}
