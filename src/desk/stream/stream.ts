import type { Response } from 'express';
import type { StoredEvent } from '../../store/events.ts';
import type { DeskParts } from '../parts.ts';
import type { Staff } from '../wire/staff.ts';
import type { DeskEvent } from '../wire/stream.ts';
import { audienceOf, isAmong } from './audience.ts';
import type { AddressedEvent, Hub } from './hub.ts';

/** More than this many events missed, and the console loads everything anew. */
const mostMissed = 1_000;
const heartbeatMs = 15_000;
/** A reader that lets so many bytes pile up is cut off; it comes back and goes on where it was. */
const mostBuffered = 1_000_000;

/** One open stream. */
export interface StreamRequest {
  /** The number after which to go on; from now on where it is missing. */
  readonly after: number | undefined;
  /** Who reads, as the session stands now; undefined when it is over. */
  readonly reader: () => Promise<Staff | undefined>;
  readonly response: Response;
}

/**
 * Writes what happens to one reader, as server-sent events: first what was missed since the number it names, then
 * everything in order, each once. Ends when the reader goes, the session is over or the signal says so.
 */
export async function writeStream(desk: DeskParts, hub: Hub, request: StreamRequest): Promise<void> {
  const { response, reader } = request;
  const { events } = desk.database;
  let staff = await reader();
  let position = request.after ?? (await events.latest());
  const held: AddressedEvent[] = [];
  let isLive = false;
  const tell = ({ event, owner }: AddressedEvent): void => {
    if (event.sequence <= position) return;
    position = event.sequence;
    const audience = audienceOf(event);
    if (staff === undefined || audience === undefined || !isAmong(audience, staff, owner)) return;
    write(response, event.sequence, dataOf(event, audience.name));
  };
  const look = async (): Promise<void> => {
    staff = await reader();
    if (staff === undefined) response.end();
  };
  const lookSafely = (): void => {
    look().catch(desk.report);
  };
  const hear = (addressed: AddressedEvent): void => {
    if (concernsReader(addressed.event, staff)) lookSafely();
    if (isLive) tell(addressed);
    else held.push(addressed);
  };
  const unfollow = hub.follow(hear, () => response.end());
  const heartbeat = setInterval(() => {
    response.write(': alive\n\n');
    lookSafely();
  }, heartbeatMs).unref();
  response.on('close', () => {
    clearInterval(heartbeat);
    unfollow();
  });
  begin(response, position);
  const missed = await missedSince(desk, position);
  if (missed === undefined) {
    position = await events.latest();
    write(response, position, { name: 'reset', because: 'reset', at: desk.clock.now() });
  } else for (const event of missed) tell(await hub.address(event));
  for (const addressed of held) tell(addressed);
  isLive = true;
}

/** The events after a number; undefined when they are too many or not all there any more. */
async function missedSince({ database }: DeskParts, after: number): Promise<StoredEvent[] | undefined> {
  const latest = await database.events.latest();
  if (after > latest || latest - after > mostMissed) return undefined;
  const missed = await database.events.readAfter(after, mostMissed + 1);
  const isWhole = missed[0] === undefined ? latest === after : missed[0].sequence === after + 1;
  return isWhole ? missed : undefined;
}

/** Whether the rights or the sessions of the reader changed. */
function concernsReader({ name, subject }: StoredEvent, staff: Staff | undefined): boolean {
  return (name === 'staff.changed' || name === 'session.ended') && subject === staff?.id;
}

function begin(response: Response, position: number): void {
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // Proxies that gather what they pass on would keep it to themselves.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
  response.write(`retry: 1000\nid: ${position}\n\n`);
}

function write(response: Response, id: number, data: DeskEvent): void {
  response.write(`id: ${id}\nevent: ${data.name}\ndata: ${JSON.stringify(data)}\n\n`);
  if (response.writableLength > mostBuffered) response.destroy();
}

function dataOf(event: StoredEvent, name: DeskEvent['name']): DeskEvent {
  const { conversationId, subject, at } = event;
  return {
    name,
    because: event.name,
    ...(conversationId !== undefined && { conversationId }),
    ...(subject !== undefined && { subject }),
    at,
  };
}
