import { z } from 'zod';
import { hotlineFunctionSchema, topicSchema } from '../knowledge/document.ts';
import { languageSchema } from '../language/language.ts';
import { ownerSchema } from './ownership.ts';

export const channels = ['web', 'wechat', 'phone'] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;

/** The exhibition a conversation was opened at. */
export const eventContextSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  hall: z.string().min(1).optional(),
});
export type EventContext = z.infer<typeof eventContextSchema>;

/** The page of a site that a conversation began on: title and address without its query. */
export const pageContextSchema = z.strictObject({
  title: z.string(),
  url: z.string(),
});
export type PageContext = z.infer<typeof pageContextSchema>;

export const closeReasons = ['by-visitor', 'by-agent', 'idle'] as const;
export const closeReasonSchema = z.enum(closeReasons);
export type CloseReason = z.infer<typeof closeReasonSchema>;

/** Messages of one visitor on one channel. Instants are epoch milliseconds. */
export const conversationSchema = z.strictObject({
  id: z.string(),
  channel: channelSchema,
  visitorId: z.string(),
  language: languageSchema,
  /** The visitor chose the language; otherwise it follows the visitor's words. */
  languageChosen: z.boolean(),
  owner: ownerSchema,
  /** Raised by every change of hands. */
  version: z.int(),
  agentId: z.string().optional(),
  /** The closed conversation this one carries on. */
  previousId: z.string().optional(),
  openedAt: z.int(),
  lastVisitorAt: z.int(),
  closedAt: z.int().optional(),
  closeReason: closeReasonSchema.optional(),
  /** The sequence of the newest message. */
  lastSequence: z.int(),
  /** The visitor's messages up to this sequence are answered, or were meant for an agent. */
  answeredThrough: z.int(),
  /** When the oldest message came that waits for the assistant. */
  pendingSince: z.int().optional(),
  queuedAt: z.int().optional(),
  priority: z.int(),
  wantedAgentId: z.string().optional(),
  wantedSkill: z.string().optional(),
  topic: topicSchema.optional(),
  hotlineFunction: hotlineFunctionSchema.optional(),
  district: z.string().optional(),
  event: eventContextSchema.optional(),
  page: pageContextSchema.optional(),
});
export type Conversation = z.infer<typeof conversationSchema>;
