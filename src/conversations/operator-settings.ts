import { z } from 'zod';
import { daySchema, type Day } from '../platform/day.ts';
import { channelSchema, type Channel } from './conversation.ts';
import { weeklyHoursSchema, defaultWeeklyHours } from './working-hours.ts';

const sentenceSchema = z.string().trim().min(1, 'write the sentence').max(500, 'at most 500 characters');

/** A text of the operator's in the three languages visitors read. */
export const trilingualSchema = z.strictObject({
  'zh-Hans': sentenceSchema,
  'zh-Hant': sentenceSchema,
  en: sentenceSchema,
});
export type Trilingual = z.infer<typeof trilingualSchema>;

/** A notice shown to visitors at the beginning of a conversation, from and to a day, inclusive. */
export const visitorNoticeSchema = z
  .strictObject({
    text: trilingualSchema,
    from: daySchema.optional(),
    to: daySchema.optional(),
    /** Every channel where none is named. */
    channels: z.array(channelSchema).max(3).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: 'the last day must not be before the first',
  });
export type VisitorNotice = z.infer<typeof visitorNoticeSchema>;

/** Days off and days worked in exchange, by year, as the yearly notice of the State Council lists them. */
export const holidaysSchema = z
  .record(
    z.string().regex(/^20\d\d$/, 'write the year with four digits'),
    z.strictObject({ holidays: z.array(daySchema).max(120), workdays: z.array(daySchema).max(40) }),
  )
  .superRefine((years, context) => {
    for (const [year, { holidays, workdays }] of Object.entries(years)) {
      for (const [name, days] of Object.entries({ holidays, workdays })) {
        days.forEach((day, index) => {
          if (!day.startsWith(`${year}-`))
            context.addIssue({ code: 'custom', path: [year, name, index], message: `is not in ${year}` });
        });
      }
      const both = workdays.findIndex((day) => holidays.includes(day));
      if (both >= 0)
        context.addIssue({ code: 'custom', path: [year, 'workdays', both], message: 'is a day off as well' });
    }
  });
export type Holidays = z.infer<typeof holidaysSchema>;

/** Where the assistant is switched off. `all` stands for every channel of visitors; agents keep its drafts. */
export const switchedOffSchema = z.strictObject({ all: z.boolean(), web: z.boolean(), wechat: z.boolean() });
export type SwitchedOff = z.infer<typeof switchedOffSchema>;

/** Everything operators set while the service runs: what fits, what holds until they do, whether a reason is asked for. */
export const operatorSettings = {
  /** The share of given answers that may be wrong, above 0 and below 1; the threshold follows from it. */
  'answers.targetErrorShare': {
    schema: z.number().min(0.001, 'at least 0.001').max(0.5, 'at most 0.5'),
    standard: 0.05,
    needsReason: true,
  },
  'assistant.switchedOff': {
    schema: switchedOffSchema,
    standard: { all: false, web: false, wechat: false },
    needsReason: true,
  },
  'people.workingHours': { schema: weeklyHoursSchema, standard: defaultWeeklyHours, needsReason: false },
  /** Lists of years that came after the program, or that replace its own. */
  'people.holidays': { schema: holidaysSchema, standard: {}, needsReason: false },
  'visitors.notices': { schema: z.array(visitorNoticeSchema).max(10), standard: [], needsReason: false },
  /** Said at the beginning of a conversation before the assistant presents itself. */
  'visitors.greeting': {
    schema: z.strictObject({ text: trilingualSchema.nullable() }),
    standard: { text: null },
    needsReason: false,
  },
  /** Sentences agents send with one key. */
  'agents.phrases': { schema: z.array(trilingualSchema).max(50), standard: [], needsReason: false },
  /** How long texts of visitors are kept. */
  'privacy.retentionDays': {
    schema: z.int().min(1, 'at least 1 day').max(3_650, 'at most 3650 days'),
    standard: 180,
    needsReason: true,
  },
} as const satisfies Record<string, { schema: z.ZodType; standard: unknown; needsReason: boolean }>;

export type SettingName = keyof typeof operatorSettings;
export type SettingValue<Name extends SettingName> = z.output<(typeof operatorSettings)[Name]['schema']>;
export const settingNames = Object.keys(operatorSettings) as [SettingName, ...SettingName[]];
export const settingNameSchema = z.enum(settingNames);

/** The settings as they stand at the moment. */
export interface Settings {
  current<Name extends SettingName>(name: Name): SettingValue<Name>;
}

/** Settings that do not change: the standard ones, with some replaced. */
export function fixedSettings(
  values: { readonly [Name in SettingName]?: SettingValue<Name> } = {},
): Settings {
  return {
    current: <Name extends SettingName>(name: Name): SettingValue<Name> =>
      values[name] ?? (operatorSettings[name].standard as SettingValue<Name>),
  };
}

/** Whether visitors of a channel get people instead of the assistant. Agents on the phone are no visitors. */
export function isSwitchedOff(settings: Settings, channel: Channel): boolean {
  if (channel === 'phone') return false;
  const off = settings.current('assistant.switchedOff');
  return off.all || off[channel];
}

/** The notices that visitors of a channel are shown on a day. */
export function noticesOn(settings: Settings, channel: Channel, day: Day): Trilingual[] {
  return settings
    .current('visitors.notices')
    .filter(
      ({ from, to, channels }) =>
        (from === undefined || from <= day) &&
        (to === undefined || day <= to) &&
        (channels === undefined || channels.length === 0 || channels.includes(channel)),
    )
    .map(({ text }) => text);
}
