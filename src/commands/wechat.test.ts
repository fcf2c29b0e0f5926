import { describe, expect, it } from 'vitest';
import { accountMenu } from '../../bot/channels/wechat/account-menu.ts';
import { wechatSettings } from '../../bot/channels/wechat/settings.ts';
import { languages } from '../language/language.ts';
import { readConfiguration } from './configuration.ts';

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
    const told = faultOf(environment as Record<string, string>);
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
