import { z } from 'zod';
import { presentAgents } from '../../conversations/duty.ts';
import { presenceStatusSchema } from '../../conversations/presence.ts';
import { listStaff } from '../people/accounts.ts';
import { route, type DeskRoute } from '../route.ts';
import { colleagueSchema, setPresenceSchema } from '../wire/presence.ts';

/** Who is at the desk. */
export const presenceRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/colleagues',
    access: ['agent', 'operator'],
    summary: 'Agents who are at the desk, with how many conversations each has.',
    answer: z.strictObject({ colleagues: z.array(colleagueSchema) }),
    handle: async ({ desk }) => {
      const { store } = desk.database;
      const skills = new Map((await listStaff(store)).map((person) => [person.id, person.skills]));
      const agents = await presentAgents(desk.context, store);
      return {
        colleagues: agents.map(({ agentId, name, status, open, capacity }) => ({
          id: agentId,
          name,
          skills: skills.get(agentId) ?? [],
          status: presenceStatusSchema.parse(status),
          open: open ?? 0,
          capacity,
        })),
      };
    },
  }),
  route({
    method: 'PUT',
    path: '/presence',
    access: ['agent'],
    summary:
      'Says that the agent is here, and how; to be repeated within the minute. Away gives the conversations back to the queue.',
    body: setPresenceSchema,
    handle: async ({ desk, staff, body: { status, capacity } }) => {
      if (status === 'away') await desk.conversations.agentAway(staff.id);
      else
        await desk.conversations.agentSeen({
          ...{ agentId: staff.id, name: staff.name, status },
          ...(capacity !== undefined && { capacity }),
        });
      return undefined;
    },
  }),
];
