import { createHash, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { RunningService } from '../../../server/browser-testing/running-service.ts';

const token = 'tokenOfTests';
const account = 'gh_123456789abc';

/** An Official Account and the platform behind it, as far as the desk has to do with them. */
export interface WechatAccount {
  /** What the service is started with, so that it serves this account. */
  readonly environment: Readonly<Record<string, string>>;
  /** What reached visitors besides the answers to their own messages. */
  readonly sent: readonly string[];
  /** Something of a visitor comes to the service, as `{MsgType: 'text', Content: …}`; returns what is answered at once. */
  push(service: RunningService, visitor: string, fields: Readonly<Record<string, string>>): Promise<string>;
  close(): Promise<void>;
}

/** Starts the platform's interface on a port of its own. `clockStartsAt` is the service's clock now. */
export async function wechatAccount(clockStartsAt: string): Promise<WechatAccount> {
  const aheadMs = Date.parse(clockStartsAt) - Date.now();
  const sent: string[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const isToken = request.url === '/cgi-bin/stable_token';
      const { text } = body as { text?: { content: string } };
      if (text !== undefined) sent.push(text.content);
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(
          isToken ? { access_token: 'access', expires_in: 7_200 } : { errcode: 0, errmsg: 'ok' },
        ),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  let pushed = 0;
  return {
    environment: {
      WECHAT_APP_ID: 'wx0123456789abcdef',
      WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
      WECHAT_TOKEN: token,
      WECHAT_API_BASE: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    sent,
    push: async (service, visitor, fields) => {
      pushed += 1;
      const seconds = String(Math.floor((Date.now() + aheadMs) / 1_000));
      const xml = xmlOf({
        ...{ ToUserName: account, FromUserName: visitor, CreateTime: seconds, MsgId: String(pushed) },
        ...fields,
      });
      const response = await fetch(`${service.url}/wechat?${signed(seconds)}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body: xml,
      });
      return response.text();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The query of a callback, signed as the platform does in its plain mode. */
function signed(timestamp: string): string {
  const nonce = String(randomInt(1e9));
  const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex');
  return new URLSearchParams({ signature, timestamp, nonce }).toString();
}

function xmlOf(fields: Readonly<Record<string, string>>): string {
  return `<xml>${Object.entries(fields)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}</xml>`;
}
