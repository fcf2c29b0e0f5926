import { z } from 'zod';
import { sessionTokenIn } from '../people/cookie.ts';
import { readSession } from '../people/sessions.ts';
import { route, sent, type DeskRoute } from '../route.ts';
import { writeStream } from './stream.ts';

const sequenceSchema = z.coerce.number().int().min(0);

/** The live stream. */
export const streamRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/stream',
    access: 'staff',
    summary:
      'What happens, as server-sent events that name what changed and hold no text. Goes on after `Last-Event-ID`, or after the sequence of a view.',
    query: z.strictObject({ after: sequenceSchema.optional() }),
    handle: async ({ desk, query, http: { request, response } }) => {
      const last = sequenceSchema.safeParse(request.get('last-event-id') ?? '-');
      const token = sessionTokenIn(request, desk.publicUrl) ?? '';
      await writeStream(desk, desk.hub, {
        after: last.success ? last.data : query.after,
        // An open stream is no sign that somebody is there; the console says that by itself.
        reader: async () => (await readSession(desk.database, desk.clock, token))?.staff,
        response,
      });
      return sent;
    },
  }),
];
