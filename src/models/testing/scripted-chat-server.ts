import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { z } from 'zod';
import { perform } from './scripted-answer.ts';

/** A request as it came over the wire. */
export interface ReceivedChat {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: ChatRequest;
  /** The system and user parts, joined where there are several. */
  readonly system: string;
  readonly user: string;
  /** Resolves when the caller closed the connection before the answer was whole. */
  readonly aborted: Promise<void>;
}

/** What the server does with a request. */
export type ChatScript =
  /** Streams a text in pieces of `pieceLength` characters, one every `everyMs` milliseconds. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly pieceLength?: number;
      readonly everyMs?: number;
      readonly finish?: string;
      readonly withoutUsage?: boolean;
    }
  | { readonly kind: 'tool-call'; readonly name: string; readonly arguments: string }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Takes the request and says nothing; with `headers` it begins to answer and then says nothing. */
  | { readonly kind: 'silent'; readonly headers?: boolean }
  /** Sends a part of an answer and breaks the connection. */
  | { readonly kind: 'cut'; readonly after: string }
  /** Ends the stream properly, without saying how the answer ended. */
  | { readonly kind: 'unfinished'; readonly text: string }
  /** Bytes that are no stream of an answer. */
  | { readonly kind: 'raw'; readonly contentType: string; readonly body: string };

export type Scenario = (request: ReceivedChat) => ChatScript;

/** A chat endpoint in the OpenAI form that does as it is told, over real HTTP. */
export interface ScriptedChatServer {
  /** The base address, as OPENAI_BASE_URL wants it. */
  readonly baseUrl: string;
  readonly received: readonly ReceivedChat[];
  /** Everything that came over the wire, as text. */
  wire(): string;
  /** Does as this says from now on. */
  play(scenario: Scenario): void;
  /** Refuses connections, and breaks those that are open. */
  goDown(): Promise<void>;
  /** Listens again on the same port. */
  comeUp(): Promise<void>;
  close(): Promise<void>;
}

const messageSchema = z.strictObject({
  role: z.enum(['system', 'developer', 'user', 'assistant']),
  content: z.string(),
});

/** What of a request is understood; anything else is refused, as strict endpoints do. */
const requestSchema = z.strictObject({
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1),
  stream: z.literal(true),
  stream_options: z.strictObject({ include_usage: z.boolean() }).optional(),
  temperature: z.number().min(0).max(2).optional(),
  max_tokens: z.int().positive().optional(),
  max_completion_tokens: z.int().positive().optional(),
  response_format: z
    .union([
      z.strictObject({ type: z.literal('json_object') }),
      z.strictObject({
        type: z.literal('json_schema'),
        json_schema: z.strictObject({
          name: z.string(),
          schema: z.record(z.string(), z.unknown()),
          strict: z.boolean(),
        }),
      }),
    ])
    .optional(),
  tools: z
    .array(
      z.strictObject({
        type: z.literal('function'),
        function: z.strictObject({ name: z.string(), parameters: z.record(z.string(), z.unknown()) }),
      }),
    )
    .optional(),
  tool_choice: z
    .strictObject({ type: z.literal('function'), function: z.strictObject({ name: z.string() }) })
    .optional(),
});
export type ChatRequest = z.infer<typeof requestSchema>;

/** Starts the server on a free port of this machine. */
export async function scriptedChatServer(scenario: Scenario): Promise<ScriptedChatServer> {
  const received: ReceivedChat[] = [];
  const bodies: string[] = [];
  const sockets = new Set<Socket>();
  let play = scenario;
  let port = 0;
  let server: Server | undefined;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await bodyOf(request);
    bodies.push(text);
    const path = request.url ?? '';
    if (request.method === 'GET' && path.startsWith('/v1/models')) {
      sendJson(response, 200, { object: 'list', data: [{ id: 'scripted', object: 'model' }] });
      return;
    }
    if (request.method !== 'POST' || !/\/chat\/completions(\?|$)/.test(path)) {
      sendJson(response, 404, { error: { message: `Nothing is at ${path}.` } });
      return;
    }
    const parsed = requestSchema.safeParse(JSON.parse(text));
    if (!parsed.success) {
      sendJson(response, 400, { error: { message: z.prettifyError(parsed.error) } });
      return;
    }
    const chat = receivedOf(request, response, path, parsed.data);
    received.push(chat);
    await perform(play(chat), chat, response);
  };
  const comeUp = async (): Promise<void> => {
    server = createServer((request, response) => {
      answer(request, response).catch(() => response.destroy());
    });
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  const goDown = async (): Promise<void> => {
    const closing = server;
    if (!closing?.listening) return;
    closing.close();
    for (const socket of sockets) socket.destroy();
    await once(closing, 'close');
  };
  await comeUp();
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    received,
    wire: () => bodies.join('\n'),
    play: (next) => {
      play = next;
    },
    goDown,
    comeUp,
    close: goDown,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function receivedOf(
  { headers }: IncomingMessage,
  response: ServerResponse,
  path: string,
  body: ChatRequest,
): ReceivedChat {
  const said = (...roles: string[]) =>
    body.messages
      .filter(({ role }) => roles.includes(role))
      .map(({ content }) => content)
      .join('\n');
  const aborted = once(response, 'close').then(() =>
    response.writableFinished ? new Promise<void>(() => undefined) : undefined,
  );
  return { path, headers, body, system: said('system', 'developer'), user: said('user'), aborted };
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
