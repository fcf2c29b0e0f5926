import { z } from 'zod';
import { ratingSchema } from '../src/conversations/ratings.ts';
import { languageSchema } from '../src/language/language.ts';

/** An id as clients make them: visible ASCII, so that it can be kept and compared anywhere. */
const clientIdSchema = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'an id of 1 to 200 visible ASCII characters');
const phoneSchema = z
  .string()
  .regex(/^\+?[0-9][0-9 ()\-]{4,29}$/, 'a phone number: digits, spaces, brackets and hyphens');
const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => text.trim() !== '', 'write something');

const base = {
  channelData: z.object({ clientActivityID: clientIdSchema.optional() }).nullish(),
  locale: z.string().max(35).nullish(),
};
/** Longer than any text that is kept; the service knows the limit and says it. */
const longestText = 100_000;

const messageSchema = z.object({
  ...base,
  type: z.literal('message'),
  text: z.string().max(longestText).nullish(),
  value: z.object({ choice: z.string().min(1).max(200) }).nullish(),
});

const feedbackActions = ['LikeAction', 'DislikeAction'] as const;
/** Clients add entities of their own; only the action counts. */
const onlyActions = (entities: unknown): unknown =>
  Array.isArray(entities)
    ? entities.filter((entity) => feedbackActions.some((action) => hasType(entity, action)))
    : entities;
const hasType = (entity: unknown, type: string): boolean =>
  typeof entity === 'object' && entity !== null && '@type' in entity && entity['@type'] === type;
const feedbackSchema = z.object({
  ...base,
  type: z.literal('event'),
  name: z.literal('webchat:activity-status/feedback'),
  entities: z.preprocess(
    onlyActions,
    z
      .array(z.object({ '@type': z.enum(feedbackActions), '@id': clientIdSchema }))
      .length(1, 'one Like or Dislike action'),
  ),
  value: z.object({ reason: z.string().max(2_000).optional() }).nullish(),
});

function event<Name extends string, Value extends z.ZodType>(name: Name, value: Value) {
  return z.object({ ...base, type: z.literal('event'), name: z.literal(name), value });
}

const nothing = z.unknown().optional();
const eventSchemas = [
  feedbackSchema,
  event('tongda/person', nothing),
  event('tongda/cancel', nothing),
  event('tongda/end', nothing),
  event('tongda/language', z.object({ language: languageSchema })),
  event('tongda/rating', ratingSchema),
  event(
    'tongda/complaint',
    z.object({
      stand: line(100),
      against: line(200),
      right: line(200),
      facts: line(4_000),
      phone: phoneSchema.optional(),
    }),
  ),
  event('tongda/call-back', z.object({ phone: phoneSchema, note: z.string().max(2_000).optional() })),
] as const;
const eventSchema = z.discriminatedUnion('name', eventSchemas);
const knownEvents: ReadonlySet<string> = new Set(eventSchemas.flatMap(({ shape }) => [...shape.name.values]));

/** What no act of ours stands behind: typing, joining, events of other programs. */
const otherSchema = z.object({
  ...base,
  type: z.string().min(1).max(100),
  name: z.string().max(200).nullish(),
});

/** An activity of a visitor after it was checked. */
export type VisitorActivity =
  | z.infer<typeof messageSchema>
  | z.infer<typeof eventSchema>
  | (Omit<z.infer<typeof otherSchema>, 'type'> & {
      type: 'conversationUpdate' | 'endOfConversation' | 'typing' | 'other';
    });

/** The schema that an activity of this type and name has to fit. */
export function schemaFor(activity: unknown): z.ZodType<VisitorActivity> {
  const { type, name } = z
    .object({ type: z.unknown(), name: z.unknown() })
    .partial()
    .catch({})
    .parse(activity);
  if (type === 'message') return messageSchema;
  if (type === 'event' && typeof name === 'string' && knownEvents.has(name)) return eventSchema;
  return otherSchema.transform((other) => ({ ...other, type: plainType(other.type) }));
}

function plainType(type: string): 'conversationUpdate' | 'endOfConversation' | 'typing' | 'other' {
  return type === 'conversationUpdate' || type === 'endOfConversation' || type === 'typing' ? type : 'other';
}

/** An activity on its way to a visitor or to the desk, as JSON. */
export interface OutgoingActivity {
  readonly type: 'message' | 'typing' | 'event';
  readonly id?: string;
  readonly [field: string]: unknown;
}
