import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountMenu } from '../../bot/channels/wechat/account-menu.ts';
import { wechatStandIn, type StandIn } from '../../bot/channels/wechat/testing/stand-in.ts';
import { wechatSettings } from '../../bot/channels/wechat/settings.ts';
import { languages } from '../language/language.ts';
import { readConfiguration } from './configuration.ts';
import { wechat } from './wechat.ts';

const account = {
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
  WECHAT_TOKEN: 'tokenOfTests',
};
const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const faultOf = (environment: Record<string, string>): string => {
  try {
    readConfiguration(environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the settings of the channel', () => {
  it('are off without any, and whole with all', () => {
    expect(wechatSettings(readConfiguration({}))).toBeUndefined();
    const whole = { ...account, WECHAT_ENCODING_AES_KEY: key };
    expect(wechatSettings(readConfiguration(whole))).toEqual({
      appId: account.WECHAT_APP_ID,
      secret: account.WECHAT_APP_SECRET,
      token: account.WECHAT_TOKEN,
      encodingAesKey: key,
      apiBase: new URL('https://api.weixin.qq.com'),
    });
  });

  it.each([
    [
      'a setting that is missing',
      { WECHAT_TOKEN: 'abc' },
      /WECHAT_APP_ID: is needed[\s\S]*WECHAT_APP_SECRET: is needed/,
    ],
    [
      'a key that is too short',
      { ...account, WECHAT_ENCODING_AES_KEY: 'abc' },
      /WECHAT_ENCODING_AES_KEY: 43 letters/,
    ],
    [
      'a key before without one now',
      { ...account, WECHAT_PREVIOUS_ENCODING_AES_KEY: key },
      /WECHAT_ENCODING_AES_KEY: is needed/,
    ],
    [
      'an interface in the clear',
      { ...account, WECHAT_API_BASE: 'http://api.example' },
      /WECHAT_API_BASE: https/,
    ],
  ])('%s is named, and its value is not', (_name, environment, fault) => {
    const told = faultOf(environment);
    expect(told).toMatch(fault);
    expect(told).not.toContain(account.WECHAT_APP_SECRET);
  });
});

describe("the account's menu", () => {
  it.each(languages)('keeps to what the platform allows, in %s', (language) => {
    const { button } = accountMenu(language, 'https://ip.example') as {
      button: { name: string; sub_button?: { name: string; key: string }[] }[];
    };
    expect(button).toHaveLength(3);
    for (const { name, sub_button: items = [] } of button) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(16);
      expect(items.length).toBeLessThanOrEqual(5);
      for (const item of items) expect(Buffer.byteLength(item.name)).toBeLessThanOrEqual(60);
    }
  });
});

describe('npm run wechat', () => {
  let standIn: StandIn;
  let dataDir: string;
  let printed = '';
  beforeEach(async () => {
    standIn = await wechatStandIn({ appId: account.WECHAT_APP_ID, secret: account.WECHAT_APP_SECRET });
    dataDir = mkdtempSync(join(tmpdir(), 'tongda-wechat-'));
    printed = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await standIn.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const run = (args: string[], more: Record<string, string> = {}): Promise<number> =>
    wechat(
      args,
      readConfiguration({ ...account, DATA_DIR: dataDir, WECHAT_API_BASE: standIn.base.origin, ...more }),
    );

  it('puts the menu in place, and finds it there', async () => {
    expect(await run(['check'])).toBe(0);
    expect(printed).toContain('there is none; put it in place with npm run wechat -- menu');
    expect(await run(['menu'], { PUBLIC_URL: 'https://ip.example' })).toBe(0);
    expect(standIn.menu).toMatchObject({
      button: [{ name: '常见问题' }, { url: 'https://ip.example/chat?lang=zh-Hans' }, { key: 'person' }],
    });
    printed = '';
    expect(await run(['check'], { WECHAT_ENCODING_AES_KEY: key })).toBe(0);
    expect(printed).toMatch(/mode {6}safe\n[\s\S]*menu {6}in place/);
    expect(new Set(standIn.tokensGiven).size).toBe(1);
    expect(printed).not.toContain(account.WECHAT_APP_SECRET);
  });

  it('calls nobody on a dry run', async () => {
    expect(await run(['menu', '--dry-run', '--language', 'en'])).toBe(0);
    expect(printed).toMatch(/"Questions"[\s\S]*PUBLIC_URL is not set[\s\S]*Nothing was sent/);
    expect(await run(['check', '--dry-run'])).toBe(0);
    expect(standIn.calls).toEqual([]);
  });

  it('says what is wrong and what helps', async () => {
    standIn.allowed = false;
    expect(await run(['check'])).toBe(1);
    expect(printed).toMatch(/failed: .*\(code 61004\)\n.*IP allow-list/);
    await expect(run(['chek'])).rejects.toThrow('npm run wechat -- menu');
    await expect(run(['menu', '--language', 'fr'])).rejects.toThrow('--language');
    expect(await run(['--help'])).toBe(0);
  });
});
