import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { accountMenu } from '../../bot/channels/wechat/account-menu.ts';
import { createAccessTokens } from '../../bot/channels/wechat/platform/access-token.ts';
import { createApi, type ApiResult, type WechatApi } from '../../bot/channels/wechat/platform/api.ts';
import { remedies } from '../../bot/channels/wechat/platform/error-codes.ts';
import { wechatSettings, type WechatSettings } from '../../bot/channels/wechat/settings.ts';
import { languageSchema } from '../language/language.ts';
import { systemClock } from '../platform/clock.ts';
import { UserError } from '../platform/user-error.ts';
import { pause } from '../store/backoff.ts';
import { openDatabase } from '../store/database.ts';
import { stateLocation, type Configuration } from './configuration.ts';

const usage = `Sets the Official Account up and checks it. The settings WECHAT_… come from the environment.

  npm run wechat -- menu [--language zh-Hans|zh-Hant|en] [--dry-run]
      puts the account's menu in place: questions, the web page (needs PUBLIC_URL), a person
  npm run wechat -- check [--dry-run]
      checks the settings, the access token, the platform's view of this server and the menu

  --dry-run  says what would be done and calls nobody
`;
const timeoutMs = 10_000;

/** `npm run wechat`: the account's menu, and a check of the set-up. */
export async function wechat(args: string[], configuration: Configuration): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      language: { type: 'string', default: 'zh-Hans' },
    },
  });
  const [act, ...rest] = positionals;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if ((act !== 'menu' && act !== 'check') || rest.length > 0) throw new UserError(usage);
  const settings = wechatSettings(configuration);
  if (settings === undefined)
    throw new UserError(
      'No Official Account is configured. Set WECHAT_APP_ID, WECHAT_APP_SECRET and WECHAT_TOKEN; docs/operations/wechat.md tells where they are found.',
      { field: 'WECHAT_APP_ID' },
    );
  const language = languageSchema.safeParse(values.language).data;
  if (language === undefined)
    throw new UserError('--language is zh-Hans, zh-Hant or en.', { field: 'language' });
  const dryRun = values['dry-run'];
  const menu = accountMenu(language, configuration.PUBLIC_URL);
  if (act === 'menu') return putMenu(menu, settings, configuration, dryRun);
  return check(settings, configuration, dryRun);
}

async function putMenu(
  menu: object,
  settings: WechatSettings,
  configuration: Configuration,
  dryRun: boolean,
): Promise<number> {
  say(JSON.stringify(menu, undefined, 2));
  if (configuration.PUBLIC_URL === undefined)
    say('PUBLIC_URL is not set: the menu has no entry for the web page.');
  if (dryRun) {
    say('Nothing was sent.');
    return 0;
  }
  return withApi(settings, configuration, async (api) => {
    const result = await api.createMenu(menu);
    return tell(
      'menu',
      result,
      'in place; visitors see it within five minutes, or at once after following again',
    );
  });
}

async function check(
  settings: WechatSettings,
  configuration: Configuration,
  dryRun: boolean,
): Promise<number> {
  const { PUBLIC_URL } = configuration;
  say(`account   ${settings.appId}`);
  say(`interface ${settings.apiBase.origin}`);
  say(
    settings.encodingAesKey === undefined
      ? 'mode      plain: set WECHAT_ENCODING_AES_KEY and choose safe mode in the console'
      : `mode      safe${settings.previousEncodingAesKey === undefined ? '' : ', the key before is still taken'}`,
  );
  say(
    PUBLIC_URL === undefined
      ? 'address   PUBLIC_URL is not set: replies carry no link to their full text'
      : `address   ${new URL(PUBLIC_URL).origin}/wechat  (to be entered in the console)`,
  );
  if (dryRun) {
    say('Nothing was called.');
    return 0;
  }
  return withApi(settings, configuration, async (api) => {
    const addresses = await api.callbackAddresses();
    const reached = tell('token', addresses, 'the platform gives a token and answers this server');
    if (reached !== 0) return reached;
    const menu = await api.readMenu();
    const isOpen = menu.kind === 'done' && (menu.value as { is_menu_open?: unknown }).is_menu_open === 1;
    return tell(
      'menu',
      menu,
      isOpen ? 'in place' : 'there is none; put it in place with npm run wechat -- menu',
    );
  });
}

/** Uses the token that a running server has, so that none is made worthless. */
async function withApi(
  settings: WechatSettings,
  configuration: Configuration,
  doIt: (api: WechatApi) => Promise<number>,
): Promise<number> {
  const database = await openDatabase(stateLocation(configuration), { catchUpEveryMs: 0 });
  try {
    const tokens = createAccessTokens({
      ...settings,
      base: settings.apiBase,
      store: database.store,
      clock: systemClock,
      holder: randomUUID(),
      timeoutMs,
      pause,
    });
    return await doIt(createApi({ base: settings.apiBase, tokens, timeoutMs }));
  } finally {
    await database.close();
  }
}

/** Says what became of a call; the exit code. */
function tell(what: string, result: ApiResult<unknown>, done: string): number {
  if (result.kind === 'done') {
    say(`${what.padEnd(9)} ${done}`);
    return 0;
  }
  const code = 'code' in result ? result.code : undefined;
  const why = 'why' in result ? result.why : result.obstacle;
  const remedy = code === undefined ? undefined : remedies[code];
  say(`${what.padEnd(9)} failed: ${why}${code === undefined ? '' : ` (code ${code})`}`);
  if (remedy !== undefined) say(`          ${remedy}`);
  return 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
