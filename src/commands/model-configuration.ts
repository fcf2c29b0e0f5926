import { z } from 'zod';
import { modelSteps, type ModelStep } from '../models/chat/chat-model.ts';
import { structuredMethods } from '../models/chat/endpoint.ts';
import { pricesSchema } from '../models/chat/spend.ts';
import { outsideProcessingSchema } from '../models/outside-processing.ts';
import { jsonText } from './json-text.ts';

const defaultBaseUrl = 'https://api.openai.com/v1';
/** The steps a model takes part in when OPENAI_STEPS is not set: those that serve a visitor who waits, and the desk. */
const defaultSteps: readonly ModelStep[] = ['contextualise', 'compose', 'verify', 'brief', 'translate'];
/** Hosts that are nobody's own network. */
const vendors =
  /(^|\.)(openai\.com|deepseek\.com|aliyuncs\.com|anthropic\.com|googleapis\.com|moonshot\.cn|bigmodel\.cn|volces\.com|siliconflow\.cn|openrouter\.ai|groq\.com|mistral\.ai)$/i;

/** Settings of the chat model; OPENAI_MODEL turns it on. */
export const modelSettings = {
  /** The model, as the endpoint names it. */
  OPENAI_MODEL: z.string().min(1).optional(),
  /** Any OpenAI-compatible endpoint, up to and with its `/v1`. */
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .refine(
      (text) => new URL(text).username === '' && new URL(text).password === '',
      'put the key into OPENAI_API_KEY',
    )
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  OPENAI_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'visible ASCII characters only')
    .optional(),
  /** The endpoint is on the operator's own network: nothing leaves it. */
  OPENAI_MODEL_INSIDE: z.enum(['true', 'false']).optional(),
  /** Azure's older form: `2024-10-21` and the like, with a base address that ends in the deployment. */
  OPENAI_API_VERSION: z.string().min(1).optional(),
  OPENAI_STRUCTURED_OUTPUT: z.enum(structuredMethods).optional(),
  /** What the model takes part in, parted by commas. */
  OPENAI_STEPS: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((step) => step.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.enum(modelSteps)))
    .optional(),
  /** `none` for models that take no temperature. */
  OPENAI_TEMPERATURE: z.union([z.literal('none'), z.coerce.number().min(0).max(2)]).optional(),
  /** For a million tokens, as in {"input": 2, "output": 8}. */
  OPENAI_PRICES: jsonText().pipe(pricesSchema).optional(),
  /** In the currency of the prices, for all processes together. */
  OPENAI_BUDGET_PER_DAY: z.coerce.number().positive().optional(),
  /** Seconds for one answer of the model, and for all of one turn. */
  OPENAI_CALL_SECONDS: z.coerce.number().min(0.1).max(120).optional(),
  OPENAI_TURN_SECONDS: z.coerce.number().min(0.1).max(300).optional(),
  /** Calls at once in one process. */
  OPENAI_AT_ONCE: z.coerce.number().int().positive().max(1_000).optional(),
  /** The operator has agreed with those outside who process what visitors write. */
  OUTSIDE_PROCESSING: outsideProcessingSchema,
} as const;
export type ModelSettings = z.infer<z.ZodObject<typeof modelSettings>>;

/** Where the endpoint is, and whether it is outside. */
export function endpointOf({ OPENAI_BASE_URL, OPENAI_MODEL_INSIDE }: ModelSettings): {
  baseUrl: string;
  outside: boolean;
} {
  return { baseUrl: OPENAI_BASE_URL ?? defaultBaseUrl, outside: OPENAI_MODEL_INSIDE !== 'true' };
}

/** The steps the operator lets the model take part in. */
export function stepsOf({ OPENAI_STEPS }: ModelSettings): readonly ModelStep[] {
  return OPENAI_STEPS ?? defaultSteps;
}

/** What is wrong about the settings of the model taken together, each with the setting to mend. */
export function modelFaults(settings: ModelSettings): { field: keyof ModelSettings; message: string }[] {
  return rules.filter(({ broken }) => broken(settings)).map(({ field, message }) => ({ field, message }));
}

const idle = [
  'OPENAI_BASE_URL',
  'OPENAI_MODEL_INSIDE',
  'OPENAI_API_VERSION',
  'OPENAI_STRUCTURED_OUTPUT',
  'OPENAI_STEPS',
  'OPENAI_PRICES',
  'OPENAI_BUDGET_PER_DAY',
] as const;

const rules: readonly {
  field: keyof ModelSettings;
  message: string;
  broken: (settings: ModelSettings) => boolean;
}[] = [
  {
    field: 'OPENAI_MODEL',
    message: 'is missing; the other OPENAI_ settings do nothing without it',
    broken: (settings) =>
      settings.OPENAI_MODEL === undefined && idle.some((name) => settings[name] !== undefined),
  },
  {
    field: 'OPENAI_API_KEY',
    message: 'is missing; only an endpoint on your own network (OPENAI_MODEL_INSIDE=true) can go without',
    broken: (settings) => isOutside(settings) && settings.OPENAI_API_KEY === undefined,
  },
  {
    field: 'OUTSIDE_PROCESSING',
    message:
      'is missing. OPENAI_MODEL sends what visitors write, masked, to an endpoint outside your network. If you have agreed on that with the processor (see docs/operations/law.md), set OUTSIDE_PROCESSING=agreed; if the endpoint is on your own network, set OPENAI_MODEL_INSIDE=true',
    broken: (settings) => isOutside(settings) && settings.OUTSIDE_PROCESSING === undefined,
  },
  {
    field: 'OPENAI_BASE_URL',
    message: 'must begin with https: for an endpoint outside your network',
    broken: (settings) => isOutside(settings) && endpointOf(settings).baseUrl.startsWith('http:'),
  },
  {
    field: 'OPENAI_MODEL_INSIDE',
    message:
      'cannot be true for this endpoint, which is on nobody’s own network; set OPENAI_BASE_URL to yours',
    broken: (settings) =>
      settings.OPENAI_MODEL_INSIDE === 'true' && vendors.test(new URL(endpointOf(settings).baseUrl).hostname),
  },
  {
    field: 'OPENAI_PRICES',
    message: 'is missing; without prices OPENAI_BUDGET_PER_DAY cannot be kept',
    broken: (settings) =>
      settings.OPENAI_BUDGET_PER_DAY !== undefined && settings.OPENAI_PRICES === undefined,
  },
];

function isOutside(settings: ModelSettings): boolean {
  return settings.OPENAI_MODEL !== undefined && endpointOf(settings).outside;
}
