import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { XmlFields } from './xml.ts';

/** What a visitor did, as a callback tells it. */
export type Content =
  /** Typed, or heard by the platform's own recognition. `menuItem` is the id of a tapped item of a menu message. */
  | { kind: 'text'; text: string; menuItem?: string | undefined }
  | { kind: 'media'; medium: 'image' | 'voice' | 'video'; mediaId: string }
  | { kind: 'location'; latitude: number; longitude: number; label: string }
  | { kind: 'link'; title: string; description: string; url: string }
  | { kind: 'follow' }
  | { kind: 'unfollow' }
  /** Opened us by a code while following already. */
  | { kind: 'scan' }
  | { kind: 'menu'; item: string }
  /** Opened a page from our menu. */
  | { kind: 'view' }
  /** A kind of message that nothing here can use. */
  | { kind: 'unsupported' }
  /** An event that asks for nothing, such as the report of a mass message. */
  | { kind: 'other' };

/** One callback after it was checked. */
export interface Incoming {
  /** The same for every retry of the platform: of MsgId, or of sender, time and event. Holds nothing of the visitor. */
  readonly key: string;
  readonly openid: string;
  /** The account's own id, which replies come from. */
  readonly account: string;
  readonly content: Content;
}

export const contentSchema: z.ZodType<Content> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), menuItem: z.string().optional() }),
  z.object({
    kind: z.literal('media'),
    medium: z.enum(['image', 'voice', 'video']),
    mediaId: z.string().min(1),
  }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    label: z.string(),
  }),
  z.object({ kind: z.literal('link'), title: z.string(), description: z.string(), url: z.string() }),
  z.object({ kind: z.literal('follow') }),
  z.object({ kind: z.literal('unfollow') }),
  z.object({ kind: z.literal('scan') }),
  z.object({ kind: z.literal('menu'), item: z.string() }),
  z.object({ kind: z.literal('view') }),
  z.object({ kind: z.literal('unsupported') }),
  z.object({ kind: z.literal('other') }),
]);

const visible = z.string().regex(/^[\x21-\x7e]{1,128}$/);
const headSchema = z.object({
  FromUserName: visible,
  ToUserName: visible,
  CreateTime: z.string().regex(/^\d{1,15}$/),
  MsgType: z.string().regex(/^\w{1,40}$/),
  MsgId: z
    .string()
    .regex(/^\d{1,30}$/)
    .optional(),
  Event: z
    .string()
    .regex(/^\w{1,60}$/)
    .optional(),
});

/** The callback that these fields are; undefined where they are none of the platform's. */
export function incomingOf(fields: XmlFields): Incoming | undefined {
  const head = headSchema.safeParse({ ...fields }).data;
  if (head === undefined) return undefined;
  const isEvent = head.MsgType === 'event';
  const read = isEvent ? events[(head.Event ?? '').toLowerCase()] : messages[head.MsgType];
  const content = contentSchema.safeParse(read?.(fields)).data;
  if (isEvent ? head.Event === undefined : head.MsgId === undefined) return undefined;
  return {
    key: keyOf(head, fields.EventKey ?? ''),
    openid: head.FromUserName,
    account: head.ToUserName,
    content: content ?? { kind: isEvent ? 'other' : 'unsupported' },
  };
}

function keyOf({ FromUserName, CreateTime, MsgId, Event }: z.infer<typeof headSchema>, item: string): string {
  const parts = MsgId === undefined ? [FromUserName, CreateTime, Event ?? '', item] : [FromUserName, MsgId];
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 32);
}

type Read = (fields: XmlFields) => unknown;
const text = (fields: XmlFields, name: string): string => fields[name] ?? '';
const media =
  (medium: 'image' | 'voice' | 'video'): Read =>
  (fields) => ({ kind: 'media', medium, mediaId: fields.MediaId });

/** Messages by MsgType. */
const messages: Readonly<Record<string, Read>> = {
  text: (fields) => ({ kind: 'text', text: text(fields, 'Content'), menuItem: fields.bizmsgmenuid }),
  image: media('image'),
  /** Recognition is being withdrawn by the platform: it is used where it comes. */
  voice: (fields) => {
    const heard = text(fields, 'Recognition').trim();
    return heard === '' ? media('voice')(fields) : { kind: 'text', text: heard };
  },
  video: media('video'),
  shortvideo: media('video'),
  location: (fields) => ({
    kind: 'location',
    latitude: Number(fields.Location_X),
    longitude: Number(fields.Location_Y),
    label: text(fields, 'Label'),
  }),
  link: (fields) => ({
    kind: 'link',
    title: text(fields, 'Title'),
    description: text(fields, 'Description'),
    url: text(fields, 'Url'),
  }),
};

/** Events by name in lower case. */
const events: Readonly<Record<string, Read>> = {
  subscribe: () => ({ kind: 'follow' }),
  unsubscribe: () => ({ kind: 'unfollow' }),
  scan: () => ({ kind: 'scan' }),
  click: (fields) => ({ kind: 'menu', item: text(fields, 'EventKey') }),
  view: () => ({ kind: 'view' }),
};
