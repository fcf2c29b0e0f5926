import { z } from 'zod';
import { channelSchema } from '../../conversations/conversation.ts';
import { settingNameSchema } from '../../conversations/operator-settings.ts';
import { daySchema } from '../../platform/day.ts';

/** A setting as it stands, with who set it when and why; those are missing while the standard holds. */
export const settingViewSchema = z.strictObject({
  name: settingNameSchema,
  value: z.unknown(),
  /** 0 while the standard holds. */
  version: z.int(),
  at: z.int().optional(),
  actor: z.string().optional(),
  actorName: z.string().optional(),
  reason: z.string().optional(),
  needsReason: z.boolean(),
});
export type SettingView = z.infer<typeof settingViewSchema>;
export const settingListSchema = z.strictObject({ settings: z.array(settingViewSchema) });

/** Sets a setting; `after` is the version that was seen. */
export const setSettingSchema = z.strictObject({
  after: z.int().min(0),
  value: z.unknown(),
  reason: z.string().trim().max(500).optional(),
});

/** Whether the assistant answers visitors, for everybody at the desk. */
export const switchViewSchema = z.strictObject({
  all: z.boolean(),
  web: z.boolean(),
  wechat: z.boolean(),
  version: z.int(),
  since: z.int().optional(),
  reason: z.string().optional(),
  byName: z.string().optional(),
});
export type SwitchView = z.infer<typeof switchViewSchema>;

const longestPeriodDays = 3_660;

/** A period of days, inclusive. */
export const periodSchema = z
  .strictObject({
    from: daySchema,
    to: daySchema,
    channel: z.union([channelSchema, z.literal('api')]).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'must not be before the first day' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= longestPeriodDays * 86_400_000, {
    path: ['from'],
    error: 'at most ten years',
  });

const countSchema = z.strictObject({ part: z.string(), number: z.int() });
const durationSchema = z.strictObject({
  number: z.int(),
  /** Milliseconds; missing where nothing was measured. */
  mean: z.number().optional(),
  median: z.number().optional(),
  p90: z.number().optional(),
  p99: z.number().optional(),
  /** How many lie in each class, by its upper end in milliseconds. */
  classes: z.array(z.strictObject({ upTo: z.number().optional(), number: z.int() })),
});
export type Durations = z.infer<typeof durationSchema>;

export const seriesUnits = ['day', 'week', 'month'] as const;

/** The figures of a period. */
export const dashboardSchema = z.strictObject({
  from: daySchema,
  to: daySchema,
  channel: z.string().optional(),
  /** Up to when is counted. */
  countedAt: z.int(),
  totals: z.strictObject({
    conversations: z.int(),
    visitorMessages: z.int(),
    messages: z.int(),
    turns: z.int(),
    answered: z.int(),
    handedOver: z.int(),
    handovers: z.int(),
    ratings: z.int(),
    /** Mean of the five steps. */
    rating: z.number().optional(),
    helpful: z.int(),
    notHelpful: z.int(),
    tickets: z.int(),
    gaps: z.int(),
    /** Answers that a model wrote. */
    aiGenerated: z.int(),
  }),
  waiting: durationSchema,
  latency: durationSchema,
  /** Begins with the first day of each day, week (Monday) or month. */
  series: z.strictObject({
    unit: z.enum(seriesUnits),
    points: z.array(
      z.strictObject({
        day: daySchema,
        conversations: z.int(),
        answered: z.int(),
        handedOver: z.int(),
        gaps: z.int(),
      }),
    ),
  }),
  outcomes: z.array(countSchema),
  handoverReasons: z.array(countSchema),
  handoverEndings: z.array(countSchema),
  ratings: z.array(countSchema),
  channels: z.array(countSchema),
  languages: z.array(countSchema),
  topics: z.array(countSchema),
  districts: z.array(countSchema),
  ticketKinds: z.array(countSchema),
  gapSources: z.array(countSchema),
  drafts: z.array(countSchema),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

/** The figures as somebody looks at them, who does not wait until a long count has ended. */
export const shownDashboardSchema = dashboardSchema.extend({
  /** Not all days are counted yet. */
  isCounting: z.boolean(),
});
export type ShownDashboard = z.infer<typeof shownDashboardSchema>;
export type Count = z.infer<typeof countSchema>;

/** What the periodic report says beside the figures. */
export const reportSchema = z.strictObject({
  dashboard: dashboardSchema,
  /** The period of the same length before. */
  before: dashboardSchema.shape.totals,
  office: z.string().optional(),
  madeAt: z.int(),
  madeBy: z.string(),
  /** Times when the assistant was switched off. */
  switchedOff: z.array(
    z.strictObject({
      from: z.int(),
      to: z.int().optional(),
      channels: z.array(z.enum(['all', 'web', 'wechat'])),
      reason: z.string(),
    }),
  ),
  /** Entries published in the period; `aiGenerated` where a model wrote text they began with. */
  entries: z.array(
    z.strictObject({ title: z.string(), at: z.int(), release: z.int(), aiGenerated: z.boolean() }),
  ),
  releases: z.int(),
  /** Questions that stayed open, masked, the most frequent first. */
  gaps: z.array(z.strictObject({ question: z.string(), count: z.int() })),
  /** The label for files of this report; there where it names or counts what a model wrote. */
  aigc: z
    .strictObject({
      Label: z.literal('1'),
      ContentProducer: z.string(),
      ProduceID: z.string(),
      ReservedCode1: z.literal(''),
      ContentPropagator: z.string(),
      PropagateID: z.string(),
      ReservedCode2: z.literal(''),
    })
    .optional(),
});
export type Report = z.infer<typeof reportSchema>;
