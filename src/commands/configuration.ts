import { z } from 'zod';
import { exhibitionsSchema } from '../../bot/channels/direct-line/exhibitions.ts';
import { looksSchema } from '../../bot/widget/looks.ts';
import { rateLimitsSchema } from '../server/limits.ts';
import { partnerKeysSchema } from '../server/partner/partner-keys.ts';
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
  /** Platforms that may read under `/api/partner`, as `npm run partner-key -- NAME` prints them. */
  PARTNER_KEYS: jsonText().pipe(partnerKeysSchema).default([]),
  /** Lets a monitor on another machine read `/metrics`. */
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, '16 or more visible ASCII characters')
    .optional(),
  /** Seconds a server that was told to stop works on, not ready any more, until the balancer in front has noticed. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(120).optional(),
  /** Seconds it has after that to end what runs; what takes longer is left to the other processes. */
  STOP_SECONDS: z.coerce.number().min(1).max(120).default(15),
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

/** How long a server takes to stop, in milliseconds. With an embedded database there is no other process to notice anything. */
export function stopTimes({ DRAIN_SECONDS, STOP_SECONDS, DATABASE_URL }: Configuration): {
  drainMs: number;
  stopMs: number;
} {
  const drainSeconds = DRAIN_SECONDS ?? (DATABASE_URL === undefined ? 0 : 3);
  return { drainMs: drainSeconds * 1_000, stopMs: STOP_SECONDS * 1_000 };
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
