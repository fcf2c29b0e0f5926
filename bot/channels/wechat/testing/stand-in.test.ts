import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { account } from './platform.ts';
import { wechatStandIn, type StandIn } from './stand-in.ts';

let standIn: StandIn;
let now: number;
beforeEach(async () => {
  now = 1_000_000;
  standIn = await wechatStandIn({ appId: account.appId, secret: account.secret, now: () => now });
});
afterEach(() => standIn.close());

const post = async (path: string, json: unknown): Promise<Record<string, unknown>> => {
  const response = await fetch(new URL(path, standIn.base), { method: 'POST', body: JSON.stringify(json) });
  return (await response.json()) as Record<string, unknown>;
};
const tokenOf = async (more: object = {}): Promise<string> =>
  String(
    (
      await post('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid: account.appId,
        secret: account.secret,
        ...more,
      })
    ).access_token,
  );
const send = async (openid: string, content: string, token?: string): Promise<unknown> =>
  (
    await post(`/cgi-bin/message/custom/send?access_token=${token ?? (await tokenOf())}`, {
      touser: openid,
      msgtype: 'text',
      text: { content },
    })
  ).errcode;

describe('the stand-in of the platform', () => {
  it('gives the same token until its last five minutes, then another with both in force, and bounds forced ones', async () => {
    const first = await tokenOf();
    expect(await tokenOf()).toBe(first);
    now += 6_901_000;
    const second = await tokenOf();
    expect(second).not.toBe(first);
    const forced = await tokenOf({ force_refresh: true });
    expect(forced).not.toBe(second);
    expect(
      await post('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid: account.appId,
        secret: account.secret,
        force_refresh: true,
      }),
    ).toMatchObject({ errcode: 45009 });
    expect(
      await post('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid: account.appId,
        secret: 'x',
      }),
    ).toMatchObject({ errcode: 40125 });
  });

  it('refuses wrong, old and missing tokens, strangers and accounts without permission', async () => {
    standIn.interact('o1', 'message');
    expect(await send('o1', 'a', 'wrong')).toBe(40001);
    const token = await tokenOf();
    now += 7_200_000;
    expect(await send('o1', 'a', token)).toBe(42001);
    standIn.allowed = false;
    expect(await post('/cgi-bin/stable_token', {})).toMatchObject({ errcode: 61004 });
    standIn.allowed = true;
    standIn.permitted = false;
    expect(await send('o1', 'a')).toBe(48001);
  });

  it('keeps to windows and quota', async () => {
    expect(await send('o1', 'a')).toBe(40003);
    standIn.interact('o1', 'act');
    expect([
      await send('o1', '1'),
      await send('o1', '2'),
      await send('o1', '3'),
      await send('o1', '4'),
    ]).toEqual([0, 0, 0, 45047]);
    now += 60_000;
    expect(await send('o1', 'a')).toBe(45015);
    standIn.interact('o1', 'message');
    for (let count = 0; count < 5; count += 1) expect(await send('o1', String(count))).toBe(0);
    expect(await send('o1', '6')).toBe(45047);
    standIn.interact('o1', 'unfollow');
    expect(await send('o1', 'a')).toBe(43004);
    expect(standIn.delivered).toHaveLength(8);
  });

  it('refuses what is too long and what does not fit', async () => {
    standIn.interact('o1', 'message');
    expect(await send('o1', '字'.repeat(683))).toBe(45002);
    expect(await send('o1', '')).toBe(40008);
    const typing = `/cgi-bin/message/custom/typing?access_token=${await tokenOf()}`;
    expect(await post(typing, { touser: 'o2', command: 'Typing' })).toMatchObject({ errcode: 45080 });
    expect(await post(typing, { touser: 'o1', command: 'typing' })).toMatchObject({ errcode: 45072 });
    expect(await post(typing, { touser: 'o1', command: 'Typing' })).toMatchObject({ errcode: 0 });
  });

  it('fails as it is told to', async () => {
    standIn.interact('o1', 'message');
    standIn.faults.push(
      { kind: 'reset-before' },
      { kind: 'reset-after' },
      { kind: 'malformed' },
      { kind: 'code', code: -1 },
      undefined,
    );
    await expect(send('o1', '1')).rejects.toThrow();
    expect(standIn.delivered).toHaveLength(0);
    await expect(send('o1', '2')).rejects.toThrow();
    expect(standIn.delivered).toHaveLength(1);
    await expect(send('o1', '3')).rejects.toThrow();
    expect(standIn.delivered).toHaveLength(2);
    expect(await send('o1', '4')).toBe(-1);
    expect(await send('o1', '5')).toBe(0);
    expect(standIn.left('o1')).toBe(2);
  });
});
