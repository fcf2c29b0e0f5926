import { z } from 'zod';
import { exhibitionsSchema } from '../../bot/channels/direct-line/exhibitions.ts';
import { looksSchema } from '../../bot/widget/looks.ts';
import { defaultTarget } from '../consultation/calibration/threshold.ts';
import { rateLimitsSchema } from '../server/limits.ts';
import type { DatabaseLocation } from '../store/database.ts';
import { projectPath } from '../platform/project-root.ts';
import { UserError } from '../platform/user-error.ts';

/** The settings of the environment. With none set, everything runs on embedded defaults. */
const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  /** Address to listen on; every interface by default. */
  HOST: z.string().optional(),
  DATA_DIR: z.string().min(1).default(projectPath('var')),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  RATE_LIMITS: jsonText().pipe(rateLimitsSchema).default(rateLimitsSchema.parse({})),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Places whose rules apply, parted by commas (全国,上海,浦东); every place in the knowledge base without it. */
  JURISDICTIONS: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((place) => place.trim())
        .filter((place) => place !== ''),
    )
    .optional(),
  /** The share of wrong answers that is accepted among those the assistant gives: 0.05 is 5 in 100. */
  TARGET_ERROR_SHARE: z.coerce.number().min(0.005).max(0.5).default(defaultTarget),
  /** Where visitors reach the service, as in `https://ip.example`. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Origins of other sites' pages that may use the web channel, with commas between them. */
  ALLOWED_ORIGINS: originList().default([]),
  /** Lets a site's server get tokens of the web channel for its visitors. */
  DIRECTLINE_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{32,}$/, '32 or more visible ASCII characters')
    .optional(),
  /** Signs tokens of the web channel; made once and kept with the state where it is not set. */
  DIRECTLINE_SIGNING_KEY: z.string().min(32).optional(),
  /** The accent colour of the visitor's pages, as in `#0b5c8e`. */
  ACCENT_COLOR: looksSchema.shape.accent,
  /** Address of a logo for them. */
  OFFICE_LOGO: looksSchema.shape.logo,
  /** The office's name; without one the pages show a made-up office and say so. */
  OFFICE_NAME: looksSchema.shape.office,
  /** Exhibitions that links with `?event=ID` belong to. */
  EVENTS: jsonText().pipe(exhibitionsSchema).default([]),
});
export type Configuration = z.infer<typeof environmentSchema>;

/** The configuration from the environment; throws one UserError that names every setting at fault and no value. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = environmentSchema.safeParse(set);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  throw new UserError(
    `The configuration does not fit:\n  ${faults.join('\n  ')}\nMend these environment variables and start again.`,
  );
}

/** Where the state is kept: in PostgreSQL where it is configured, else in a file of the data folder. */
export function stateLocation({ DATABASE_URL, DATA_DIR }: Configuration): DatabaseLocation {
  return DATABASE_URL === undefined ? { dataDir: DATA_DIR } : { databaseUrl: DATABASE_URL };
}

/** `https://a.example,https://b.example` */
function originList() {
  const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);
  return z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    )
    .pipe(z.array(origin));
}

function jsonText() {
  return z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not valid JSON' });
      return z.NEVER;
    }
  });
}
