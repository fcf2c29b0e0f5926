import { z } from 'zod';
import { exhibitionsSchema } from '../../bot/channels/direct-line/exhibitions.ts';
import { checkWechatSettings, wechatEnvironment } from '../../bot/channels/wechat/settings.ts';
import { embeddingFaults, embeddingShape } from '../models/embedding-settings.ts';
import { pineconeFaults, pineconeShape } from '../retrieval/pinecone/pinecone-settings.ts';
import { keyOf } from '../desk/tickets/exchange/signature.ts';
import { looksSchema } from '../server/pages/looks.ts';
import { rateLimitsSchema } from '../server/limits.ts';
import { partnerKeysSchema } from '../server/partner/partner-keys.ts';
import type { DatabaseLocation } from '../store/database.ts';
import { projectPath } from '../platform/project-root.ts';
import { UserError } from '../platform/user-error.ts';
import { jsonText } from './json-text.ts';
import { modelFaults, modelSettings } from './model-configuration.ts';

/** Set all of them or none. */
const caseExchangeSettings = [
  'CASE_EXCHANGE_URL',
  'CASE_EXCHANGE_SECRET',
  'CASE_EXCHANGE_INBOUND_SECRET',
] as const;

/** The settings of the environment. With none set, everything runs on embedded defaults. */
const environmentSchema = z
  .object({
    ...wechatEnvironment,
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
    /** Where cases for 12345 and other authorities are posted to. */
    CASE_EXCHANGE_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Signs what goes out, and what comes in: `whsec_` and 24 to 64 bytes in base64. */
    CASE_EXCHANGE_SECRET: webhookSecret().optional(),
    CASE_EXCHANGE_INBOUND_SECRET: webhookSecret().optional(),
    ...modelSettings,
    ...embeddingShape,
    ...pineconeShape,
  })
  .superRefine(checkWechatSettings)
  .superRefine(checkCaseExchange);
/** The case exchange has an address and two secrets, or nothing. */
function checkCaseExchange(
  settings: Partial<Record<(typeof caseExchangeSettings)[number], unknown>>,
  context: z.RefinementCtx,
): void {
  const missing = caseExchangeSettings.filter((name) => settings[name] === undefined);
  if (missing.length === 0 || missing.length === caseExchangeSettings.length) return;
  for (const name of missing)
    context.addIssue({ code: 'custom', path: [name], message: 'the case exchange needs it as well' });
}
export type Configuration = z.infer<typeof environmentSchema>;

/** The configuration from the environment; throws one UserError that names every setting at fault and no value. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = environmentSchema.safeParse(set);
  const faults = [
    ...(result.error?.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`) ?? []),
    ...(result.success ? modelFaults(result.data) : []).map(({ field, message }) => `${field}: ${message}`),
    ...[...embeddingFaults(set), ...pineconeFaults(set)].map(
      ({ setting, message }) => `${setting}: ${message}`,
    ),
  ];
  if (result.success && faults.length === 0) return result.data;
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

function webhookSecret() {
  return z.string().transform((text, context) => {
    const key = keyOf(text);
    if (key !== undefined) return key;
    context.addIssue({ code: 'custom', message: 'write whsec_ and 24 to 64 random bytes in base64' });
    return z.NEVER;
  });
}
