import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scriptedChatServer, type ChatScript, type ScriptedChatServer } from './scripted-chat-server.ts';

const question = {
  model: 'm',
  messages: [
    { role: 'system', content: 'rules' },
    { role: 'user', content: 'data' },
  ],
  stream: true,
  stream_options: { include_usage: true },
};

describe('the scripted chat server', () => {
  let server: ScriptedChatServer;
  beforeEach(async () => {
    server = await scriptedChatServer(() => ({ kind: 'text', text: '一二三四五六七八九十' }));
  });
  afterEach(() => server.close());

  const ask = (body: object = question, signal?: AbortSignal) =>
    fetch(`${server.baseUrl}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer key' },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  const events = (text: string) =>
    text
      .split('\n\n')
      .filter((event) => event.startsWith('data: {'))
      .map(
        (event) =>
          JSON.parse(event.slice(6)) as {
            choices: { delta: { content?: string }; finish_reason: string | null }[];
            usage?: object;
          },
      );

  it('streams a text in pieces, then how it ended, then what it took', async () => {
    const text = await (await ask()).text();
    const sent = events(text);
    expect(sent.map(({ choices }) => choices[0]?.delta.content).filter(Boolean)).toEqual([
      '一二三四五六七',
      '八九十',
    ]);
    expect(sent.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(sent.at(-1)?.usage).toEqual({ prompt_tokens: 9, completion_tokens: 10, total_tokens: 19 });
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('keeps what came over the wire', async () => {
    await (await ask()).text();
    expect(server.received).toMatchObject([
      {
        path: '/v1/chat/completions',
        system: 'rules',
        user: 'data',
        headers: { authorization: 'Bearer key' },
      },
    ]);
    expect(server.wire()).toBe(JSON.stringify(question));
  });

  it.each<[string, object]>([
    ['no messages', { ...question, messages: [] }],
    ['an unknown role', { ...question, messages: [{ role: 'tool', content: 'x' }] }],
    ['an unknown field', { ...question, logit_bias: {} }],
    ['no stream', { ...question, stream: false }],
  ])('refuses a request with %s', async (_, body) => {
    const response = await ask(body);
    expect(response.status).toBe(400);
    expect(server.received).toEqual([]);
  });

  it('answers with a status and its headers', async () => {
    server.play(() => ({ kind: 'status', status: 429, headers: { 'retry-after': '3' } }));
    const response = await ask();
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3']);
  });

  it.each<ChatScript>([
    { kind: 'cut', after: '一二三四五六七八' },
    { kind: 'unfinished', text: '一二三四五六七八' },
  ])('breaks off after some text ($kind)', async (script) => {
    server.play(() => script);
    const response = await ask();
    let came = '';
    let broke = false;
    try {
      for await (const chunk of response.body ?? [])
        came += Buffer.from(chunk as Uint8Array).toString('utf8');
    } catch {
      broke = true;
    }
    expect(came).toContain('一');
    expect(came).not.toContain('"finish_reason":"stop"');
    expect(broke).toBe(script.kind === 'cut');
  });

  it('says nothing, and notices that the caller went away', async () => {
    server.play(() => ({ kind: 'silent' }));
    const leaving = new AbortController();
    const asked = ask(question, leaving.signal);
    while (server.received.length === 0) await new Promise(setImmediate);
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await server.received[0]?.aborted;
  });

  it('goes down and comes up on the same port', async () => {
    await server.goDown();
    await expect(ask()).rejects.toThrow();
    await server.comeUp();
    expect((await ask()).status).toBe(200);
  });
});
