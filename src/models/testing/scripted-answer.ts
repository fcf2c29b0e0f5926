import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChatScript, ReceivedChat } from './scripted-chat-server.ts';

/** Answers a request as a script says. */
export async function perform(
  script: ChatScript,
  chat: ReceivedChat,
  response: ServerResponse,
): Promise<void> {
  const stream = new Stream(chat, response);
  switch (script.kind) {
    case 'text':
      for (const piece of pieces(script.text, script.pieceLength ?? 7)) {
        if (script.everyMs !== undefined) await delay(script.everyMs);
        stream.say({ content: piece });
      }
      {
        stream.end(script.finish ?? 'stop', script.withoutUsage === true ? undefined : script.text);
        return;
      }
    case 'tool-call':
      stream.say({
        tool_calls: [
          { index: 0, id: 'call_1', type: 'function', function: { name: script.name, arguments: '' } },
        ],
      });
      for (const piece of pieces(script.arguments, 7))
        stream.say({ tool_calls: [{ index: 0, function: { arguments: piece } }] });
      {
        stream.end('tool_calls', script.arguments);
        return;
      }
    case 'status':
      response.writeHead(script.status, { 'content-type': 'application/json', ...script.headers });
      response.end(
        script.body ?? JSON.stringify({ error: { message: 'as the script says', type: 'script' } }),
      );
      return;
    case 'silent':
      if (script.headers === true) stream.begin();
      return;
    case 'cut':
      for (const piece of pieces(script.after, 7)) stream.say({ content: piece });
      // What was written has to leave before the connection breaks.
      await new Promise((resolve) => response.write('', resolve));
      response.destroy();
      return;
    case 'unfinished':
      stream.say({ content: script.text });
      response.end('data: [DONE]\n\n');
      return;
    case 'raw':
      response.writeHead(200, { 'content-type': script.contentType });
      response.end(script.body);
  }
}

/** An answer as server-sent events, in the form of a chat completion. */
class Stream {
  readonly #chat: ReceivedChat;
  readonly #response: ServerResponse;
  /** Who speaks is said once, at the beginning. */
  #role: { role?: 'assistant' } = { role: 'assistant' };

  constructor(chat: ReceivedChat, response: ServerResponse) {
    this.#chat = chat;
    this.#response = response;
  }

  begin(): void {
    if (this.#response.headersSent) return;
    this.#response.writeHead(200, { 'content-type': 'text/event-stream' });
    this.#response.flushHeaders();
  }

  say(delta: object): void {
    this.#send([{ index: 0, delta: { ...this.#role, ...delta }, finish_reason: null }]);
    this.#role = {};
  }

  /** Counts a token a character where tokens are asked for. */
  end(finish: string, text: string | undefined): void {
    this.#send([{ index: 0, delta: {}, finish_reason: finish }]);
    const { system, user, body } = this.#chat;
    const [prompt, completion] = [system.length + user.length, text?.length ?? 0];
    if (text !== undefined && body.stream_options?.include_usage === true)
      this.#send([], {
        prompt_tokens: prompt,
        completion_tokens: completion,
        total_tokens: prompt + completion,
      });
    this.#response.end('data: [DONE]\n\n');
  }

  #send(choices: object[], usage?: object): void {
    this.begin();
    const about = {
      id: 'chat-1',
      object: 'chat.completion.chunk',
      created: 1,
      model: `${this.#chat.body.model}-scripted`,
    };
    this.#response.write(`data: ${JSON.stringify({ ...about, choices, ...(usage && { usage }) })}\n\n`);
  }
}

function pieces(text: string, length: number): string[] {
  const characters = Array.from(text);
  const count = Math.ceil(characters.length / length);
  return Array.from({ length: count }, (_, at) => characters.slice(at * length, (at + 1) * length).join(''));
}
