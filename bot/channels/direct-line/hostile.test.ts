import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { madeTurn, promptConsult } from '../../../src/conversations/testing/turns.ts';
import { manualClock } from '../../../src/platform/clock.ts';
import { createTokens } from './tokens.ts';
import { servicesOfTest } from './testing/services.ts';
import { visitorAt, visitorWith, words } from './testing/visitor.ts';

const { serve } = servicesOfTest();
const signingKey = 'a key for tests, long enough for one';

interface ProblemBody {
  status: number;
  errors?: { field: string; message: string }[];
}
const problem = async (response: Response): Promise<ProblemBody> => (await response.json()) as ProblemBody;

describe('a token that opens nothing', () => {
  it('is answered as Direct Line clients expect: 401 missing, 403 expired, forged or foreign', async () => {
    const service = await serve(promptConsult().consult, { signingKey });
    const one = await visitorAt(service.domain);
    const other = await visitorAt(service.domain);
    const past = createTokens(Buffer.from(signingKey), manualClock(Date.now() - 3_600_000));
    const claims = { conversationId: one.conversationId, visitorId: 'v' };
    const expired = past.issue('conversation', claims).token;
    const forged = createTokens(Buffer.from('another'), manualClock(Date.now())).issue(
      'conversation',
      claims,
    ).token;
    const [body = ''] = one.token.split('.');
    const unsigned = `${body}.`;
    const path = `/conversations/${one.conversationId}/activities`;
    const withToken = (token: string | undefined) =>
      fetch(
        `${service.domain}${path}`,
        token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
      );
    const statuses = [];
    for (const token of [undefined, expired, forged, unsigned, other.token, one.token])
      statuses.push((await withToken(token)).status);
    expect(statuses).toEqual([401, 403, 403, 403, 403, 200]);
    expect(
      (await fetch(`${service.domain}${path}`, { headers: { authorization: 'Basic eDp5' } })).status,
    ).toBe(401);
    expect(
      (
        await visitorWith(service.domain, other.token, one.conversationId).post({
          type: 'message',
          text: 'x',
        })
      ).status,
    ).toBe(403);
    expect((await service.service.thread(one.conversationId)).at(-1)?.lastSequence).toBe(1);
  });

  it('does not open the stream of another conversation, nor does one that ran out', async () => {
    const service = await serve(promptConsult().consult, { signingKey });
    const one = await visitorAt(service.domain);
    const other = await visitorAt(service.domain);
    const { streamUrl } = (await (await one.call(`/conversations/${one.conversationId}`)).json()) as {
      streamUrl: string;
    };
    const stolen = streamUrl.replace(one.conversationId, other.conversationId);
    const past = createTokens(Buffer.from(signingKey), manualClock(Date.now() - 3_600_000));
    const late = new URL(streamUrl);
    late.searchParams.set(
      't',
      past.issue('stream', { conversationId: one.conversationId, visitorId: 'v' }).token,
    );
    const bare = new URL(streamUrl);
    bare.searchParams.delete('t');
    const asConversation = new URL(streamUrl);
    asConversation.searchParams.set('t', one.token);
    const refusals = await Promise.all([stolen, late, bare, asConversation].map(statusOfUpgrade));
    expect(refusals).toEqual([403, 403, 401, 403]);
    expect(await statusOfUpgrade(streamUrl)).toBe(101);
  });

  it('is renewed only while it is good', async () => {
    const service = await serve(promptConsult().consult, { signingKey });
    const visitor = await visitorAt(service.domain);
    const renewed = await visitor.call('/tokens/refresh', { method: 'POST' });
    expect(await renewed.json()).toMatchObject({ conversationId: visitor.conversationId, expires_in: 1_800 });
    expect((await fetch(`${service.domain}/tokens/refresh`, { method: 'POST' })).status).toBe(401);
  });
});

describe("a site's server", () => {
  it('gets tokens for visitors of its own by the secret, and by nothing like it', async () => {
    const secret = 'the-secret-of-a-site-32-letters-long';
    const service = await serve(promptConsult().consult, { secret });
    const visitor = await visitorAt(service.domain, { user: { id: 'citizen-7' } }, secret);
    await visitor.say('商标续展什么时候办？');
    expect((await service.service.find(visitor.conversationId))?.visitorId).toBe('citizen-7');
    const stranger = await visitorAt(service.domain, { user: { id: 'citizen-7' } });
    await stranger.say('商标续展什么时候办？');
    expect((await service.service.find(stranger.conversationId))?.visitorId).not.toBe('citizen-7');
    const wrong = await fetch(`${service.domain}/tokens/generate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}x` },
    });
    expect(wrong.status).toBe(403);
  });
});

describe('a page of another origin', () => {
  it('is refused, while the own pages and the allowed ones may read', async () => {
    const service = await serve(promptConsult().consult, { allowedOrigins: ['https://office.example'] });
    const from = (origin: string, method = 'POST') =>
      fetch(`${service.domain}/tokens/generate`, { method, headers: { origin } });
    expect((await from('https://elsewhere.example')).status).toBe(403);
    expect((await from('null')).status).toBe(403);
    expect((await from(service.origin)).status).toBe(200);
    const allowed = await from('https://office.example', 'OPTIONS');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://office.example');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('an activity that does not fit', () => {
  it.each([
    ['a number for the text', { type: 'message', text: 5 }, 'text'],
    ['a boolean for the text', { type: 'message', text: true }, 'text'],
    ['a list for the text', { type: 'message', text: ['a'] }, 'text'],
    ['no text', { type: 'message' }, 'text'],
    ['blanks for the text', { type: 'message', text: ' \n\u3000 ' }, 'text'],
    ['a text that is too long', { type: 'message', text: '长'.repeat(20_000) }, 'text'],
    ['a boolean for the type', { type: true, text: 'a' }, 'type'],
    [
      'a boolean for the client id',
      { type: 'message', text: 'a', channelData: { clientActivityID: true } },
      'channelData.clientActivityID',
    ],
    [
      'NUL in the client id',
      { type: 'message', text: 'a', channelData: { clientActivityID: 'a\0b' } },
      'channelData.clientActivityID',
    ],
    ['a list for channelData', { type: 'message', text: 'a', channelData: [true] }, 'channelData'],
    ['a choice nobody offered', { type: 'message', value: { choice: 'x' } }, 'value.choice'],
    ['a boolean for a choice', { type: 'message', value: { choice: true } }, 'value.choice'],
    [
      'a language nobody speaks',
      { type: 'event', name: 'tongda/language', value: { language: 'xx' } },
      'value.language',
    ],
    ['a language missing', { type: 'event', name: 'tongda/language' }, 'value'],
    [
      'a boolean for the score',
      { type: 'event', name: 'tongda/rating', value: { score: true } },
      'value.score',
    ],
    ['a score of six', { type: 'event', name: 'tongda/rating', value: { score: 6 } }, 'value.score'],
    [
      'a phone number with script',
      { type: 'event', name: 'tongda/call-back', value: { phone: '<script>' } },
      'value.phone',
    ],
    [
      'a complaint without facts',
      {
        type: 'event',
        name: 'tongda/complaint',
        value: { stand: 'a', against: 'b', right: 'c', facts: ' ' },
      },
      'value.facts',
    ],
    [
      'thumbs without an action',
      { type: 'event', name: 'webchat:activity-status/feedback', entities: [] },
      'entities',
    ],
    [
      'thumbs for a message that is none',
      {
        type: 'event',
        name: 'webchat:activity-status/feedback',
        entities: [{ '@type': 'LikeAction', '@id': 'x' }],
      },
      'entities.0.@id',
    ],
    ['a list', [1, 2], 'body'],
    ['a text for the whole', '"hello"', 'body'],
    ['null', null, 'body'],
  ])('%s: 400 that names the field', async (_name, activity, field) => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const response = await visitor.post(activity);
    expect(response.status).toBe(400);
    expect((await problem(response)).errors?.[0]?.field).toBe(field);
    expect(service.errors).toEqual([]);
  });

  it('that is no JSON, or a megabyte, is refused before it is looked at', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const path = `/conversations/${visitor.conversationId}/activities`;
    const headers = { 'content-type': 'application/json' };
    expect((await visitor.call(path, { method: 'POST', headers, body: '{"type":' })).status).toBe(400);
    const large = JSON.stringify({ type: 'message', text: 'x'.repeat(2 ** 20) });
    expect((await visitor.call(path, { method: 'POST', headers, body: large })).status).toBe(413);
    expect((await visitor.call(path, { method: 'POST', body: 'type=message' })).status).toBe(400);
  });

  it('of a kind nobody knows does nothing and harms nothing', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    for (const activity of [
      { type: 'typing' },
      { type: 'event', name: 'webchat/join', value: { language: 'en-US' } },
      { type: 'event', name: 'handoff.initiate', value: {} },
      { type: 'event', name: '__proto__' },
      { type: 'event', name: 'constructor' },
      { type: 'invoke', name: 'adaptiveCard/action' },
      { type: 'event', name: 'tokens/response', value: {} },
    ])
      expect((await visitor.post(activity)).status).toBe(200);
    expect((await visitor.read()).activities).toHaveLength(1);
    expect(service.atDesk).toEqual([]);
    expect(service.errors).toEqual([]);
  });
});

describe('texts that want to be more than text', () => {
  it.each([
    ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
    ['Markdown', '# [click](javascript:alert(1)) ![x](http://a.b/c.png) **b** | a | b |'],
    ['a citation of its own', '[1]: cite:1 "x"'],
    ['a template', '{{constructor.constructor("alert(1)")()}} ${7*7}'],
    ['a database statement', "'; drop table messages; --"],
  ])('%s comes back as it was typed, as plain text', async (_name, text) => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const id = await visitor.say(`${text}？`);
    const own = (await visitor.read()).activities.find((activity) => activity.id === id);
    expect(own).toMatchObject({ text: `${text}？`, textFormat: 'plain' });
  });

  it('what cannot be seen does not come back: NUL, bidirectional and zero-width signs', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const id = await visitor.say('a\0b \u202egnp.exe\u202c 商\u200b标\u2066x\u2069\ud800？');
    const own = (await visitor.read()).activities.find((activity) => activity.id === id);
    expect(own?.text).toBe('a\ufffdb gnp.exe 商标x\ufffd？');
  });

  it('what a document says comes as escaped Markdown and safe addresses', async () => {
    const quote = '<script>alert(1)</script> [x](javascript:alert(1)) 专利\u202e法';
    const service = await serve(() =>
      Promise.resolve(
        madeTurn('t1', '问', {
          reply: {
            lines: [{ text: quote, citations: [1] }],
            citations: [
              {
                marker: 1,
                documentId: 'd',
                passageId: 'p',
                title: '<b>"法"</b>',
                section: '第1条',
                quote,
                url: 'javascript:alert(1)',
              },
            ],
            choices: [],
            notices: [],
            aiGenerated: true,
          },
        }),
      ),
    );
    const visitor = await visitorAt(service.domain);
    await visitor.say('问什么？');
    const set = await visitor.readUntil((activities) =>
      activities.some(({ entities }) => entities !== undefined),
    );
    const reply = set.activities.find(({ entities }) => entities !== undefined)!;
    expect(reply.textFormat).toBe('markdown');
    expect(reply.text).toContain('\\<script\\>alert(1)\\</script\\> \\[x\\](javascript:alert(1)) 专利法[1]');
    expect(reply.text).toContain('[1]: cite:1 "<b>\\"法\\"</b> 第1条"');
    expect(reply.text).toContain('内容由人工智能生成');
    expect(JSON.stringify(reply)).not.toContain('"javascript:');
    expect(JSON.stringify(reply)).not.toContain('\u202e');
  });
});

/** Activities in a row from one conversation; the gate sends ten thousand with HOSTILE_ACTIVITIES. */
const activitiesInARow = Number(process.env.HOSTILE_ACTIVITIES ?? 1_000);
const lanesAtOnce = 20;
const windowMs = 60_000;

describe('too much', () => {
  it('of one conversation is answered 429 with Retry-After, and what was let in is there once', async () => {
    const begun = performance.now();
    const service = await serve(promptConsult().consult, { limits: { messages: 20 } });
    const visitor = await visitorAt(service.domain);
    const statuses = new Map<number, number>();
    const lanes = Array.from({ length: lanesAtOnce }, async () => {
      for (let count = 0; count < activitiesInARow / lanesAtOnce; count += 1) {
        const response = await visitor.post({ type: 'message', text: `第${count}条？` });
        await response.arrayBuffer();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        if (response.status === 429) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
      }
    });
    await Promise.all(lanes);
    const letIn = statuses.get(200) ?? 0;
    expect(letIn).toBeGreaterThanOrEqual(20);
    expect(letIn).toBeLessThanOrEqual(20 * Math.ceil((performance.now() - begun) / windowMs));
    expect(Object.fromEntries(statuses)).toEqual({ 200: letIn, 429: activitiesInARow - letIn });
    const own = words((await visitor.read()).activities).filter((text) => text.startsWith('第'));
    expect(own).toHaveLength(letIn);
    const other = await visitorAt(service.domain);
    expect((await other.post({ type: 'message', text: '我也要问？' })).status).toBe(200);
  }, 600_000);

  it('of one address is answered 429 with Retry-After, tokens sooner than the rest', async () => {
    const service = await serve(promptConsult().consult, { limits: { tokens: 3, requests: 6 } });
    const answers = [];
    for (let count = 0; count < 8; count += 1)
      answers.push(await fetch(`${service.domain}/tokens/generate`, { method: 'POST' }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429, 429, 429, 429]);
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await problem(answers.at(-1)!)).status).toBe(429);
  });

  it('is not let in by a watermark that is none', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    for (const watermark of ['-1', 'abc', '1%00', '99999999999999999999'])
      expect(
        (await visitor.call(`/conversations/${visitor.conversationId}/activities?watermark=${watermark}`))
          .status,
      ).toBe(400);
  });
});

function statusOfUpgrade(url: string | URL): Promise<number> {
  const socket = new WebSocket(url);
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
    socket.on('error', () => undefined);
  });
}
