import { manualClock } from '../../platform/clock.ts';
import { openDatabase, type StateDatabase } from '../../store/database.ts';
import type { DatabasePlace } from '../../store/testing/databases.ts';
import {
  conversationContext,
  defaultConversationLimits,
  type Consult,
  type ConversationContext,
  type ConversationLimits,
} from '../context.ts';
import { createConversationService, type ConversationService } from '../conversation-service.ts';
import type { Message } from '../message.ts';
import { createTurnRepository } from '../turn-repository.ts';

/** A service on a database of its own, with a clock the test moves, on a Monday at ten in the morning. */
export interface TestService {
  service: ConversationService;
  context: ConversationContext;
  database: StateDatabase;
  clock: ReturnType<typeof manualClock>;
  /** A new conversation of the web, by id. */
  open: (visitorId?: string) => Promise<string>;
  /** An agent at the desk, so that somebody is on duty. */
  agentComes: (agentId?: string) => Promise<void>;
  log: (conversationId: string) => Promise<Message[]>;
}

export const mondayAtTen = Date.parse('2026-11-23T10:00:00+08:00');

/** `consult` is wrapped so that each turn is logged before it is answered, as the consultation does. */
export async function testService(
  database: StateDatabase,
  consult: Consult,
  options: { limits?: Partial<ConversationLimits>; startAt?: number } & Partial<
    Omit<ConversationContext, 'limits'>
  > = {},
): Promise<TestService> {
  const turns = createTurnRepository(database);
  const { limits, startAt = mondayAtTen, ...rest } = options;
  const clock = manualClock(startAt);
  const context = conversationContext(
    database,
    async (request, origin) => {
      const turn = await consult(request, origin);
      await turns.append(turn);
      return turn;
    },
    {
      clock,
      limits: { ...defaultConversationLimits, ...limits },
      pause: (milliseconds) => {
        clock.advance(milliseconds);
        return Promise.resolve();
      },
      ...rest,
    },
  );
  const service = createConversationService(context);
  await database.store.deleteFrom('agentPresence').execute();
  await database.store.deleteFrom('leases').execute();
  return {
    service,
    context,
    database,
    clock,
    open: async (visitorId = 'visitor-1') => (await service.open({ channel: 'web', visitorId })).id,
    agentComes: (agentId = 'agent-1') => service.agentSeen({ agentId, name: `座席${agentId}` }),
    log: (id) => service.messagesAfter(id, 0),
  };
}

export async function openPlace(newPlace: () => Promise<DatabasePlace>): Promise<StateDatabase> {
  return openDatabase((await newPlace()).location, { catchUpEveryMs: 0 });
}

/** The value, which the test knows to be there. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Something the test expects is not there.');
  return value;
}

/** A message in a few words, for comparing whole logs. */
export function told(message: Message): string {
  if (message.kind === 'hands') return `hands: ${message.data?.act ?? '?'}`;
  if (message.kind === 'notice')
    return `notice: ${message.data?.lines.map((line) => ('key' in line ? line.key : line.text)).join(', ') ?? '?'}`;
  if (message.kind === 'reply')
    return `reply: ${message.data?.reply.lines.map((line) => ('text' in line ? line.text : line.key)).join(' ') ?? '?'}`;
  if (message.kind === 'attachment') return `${message.from}: file ${message.data?.name ?? '?'}`;
  if (message.kind === 'rating') return `${message.from}: rating ${message.data?.score ?? '?'}`;
  return `${message.from}: ${message.text ?? '(emptied)'}`;
}
