import { z } from 'zod';

const aesKey = z
  .string()
  .regex(/^[A-Za-z0-9]{43}$/, '43 letters and digits, as the console shows the EncodingAESKey')
  .refine((key) => Buffer.from(`${key}=`, 'base64').length === 32, 'is not a key of 32 bytes');

/** The platform's own interface. */
const platformAddress = 'https://api.weixin.qq.com';

/** The settings of the channel as the environment names them. */
export const wechatEnvironment = {
  /** AppID of the Official Account; with it the channel is on. */
  WECHAT_APP_ID: z
    .string()
    .regex(/^[\w-]{4,64}$/, 'an AppID such as wx0123456789abcdef')
    .optional(),
  WECHAT_APP_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{16,128}$/, 'the AppSecret of the account')
    .optional(),
  /** The token of the server address in the console. */
  WECHAT_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/, '3 to 32 letters and digits, as the console wants them')
    .optional(),
  /** The key of the compatible and safe modes; without it only plain mode is taken. */
  WECHAT_ENCODING_AES_KEY: aesKey.optional(),
  /** The key before, still taken while the console changes over. */
  WECHAT_PREVIOUS_ENCODING_AES_KEY: aesKey.optional(),
  /** Where the platform's interface is reached. */
  WECHAT_API_BASE: z
    .url({ protocol: /^https?$/ })
    .refine(isSafe, 'https is needed, but for this machine itself')
    .default(platformAddress),
} as const;

type WechatEnvironment = z.infer<z.ZodObject<typeof wechatEnvironment>>;

function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** What the channel is told of the account. */
export interface WechatSettings {
  readonly appId: string;
  readonly secret: string;
  readonly token: string;
  readonly encodingAesKey?: string;
  readonly previousEncodingAesKey?: string;
  readonly apiBase: URL;
}

const together = ['WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'WECHAT_TOKEN'] as const;

/** Adds an issue for each setting that is missing beside another: the account's settings come together. */
export function checkWechatSettings(settings: WechatEnvironment, context: z.RefinementCtx): void {
  const given = Object.entries(settings).filter(
    ([name, value]) => name.startsWith('WECHAT_') && name !== 'WECHAT_API_BASE' && value !== undefined,
  );
  if (given.length === 0) return;
  for (const name of together)
    if (settings[name] === undefined)
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'is needed beside the other WECHAT_ settings',
      });
  if (
    settings.WECHAT_PREVIOUS_ENCODING_AES_KEY !== undefined &&
    settings.WECHAT_ENCODING_AES_KEY === undefined
  )
    context.addIssue({
      code: 'custom',
      path: ['WECHAT_ENCODING_AES_KEY'],
      message: 'is needed beside the previous key',
    });
}

/** The account, where one is configured. */
export function wechatSettings(environment: WechatEnvironment): WechatSettings | undefined {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: secret, WECHAT_TOKEN: token } = environment;
  const { WECHAT_ENCODING_AES_KEY: key, WECHAT_PREVIOUS_ENCODING_AES_KEY: previous } = environment;
  if (appId === undefined || secret === undefined || token === undefined) return undefined;
  return {
    appId,
    secret,
    token,
    ...(key === undefined ? {} : { encodingAesKey: key }),
    ...(previous === undefined ? {} : { previousEncodingAesKey: previous }),
    apiBase: new URL(environment.WECHAT_API_BASE),
  };
}
