import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A load balancer in front of several servers: round robin, without sticky sessions, only to those that say they are ready. */
export interface Balancer {
  readonly url: string;
  /** Puts a server in, by port. */
  add(port: number): void;
  remove(port: number): void;
  close(): Promise<void>;
}

const lookEveryMs = 500;

/** Listens on a free loopback port. */
export async function balancer(): Promise<Balancer> {
  const ready = new Map<number, boolean>();
  const sockets = new Set<Socket | Duplex>();
  let turn = 0;

  const look = async (port: number): Promise<void> => {
    const { ok } = await fetch(`http://127.0.0.1:${port}/readyz`, {
      signal: AbortSignal.timeout(2_000),
    }).catch(() => ({ ok: false }));
    if (ready.has(port)) ready.set(port, ok);
  };
  const timer = setInterval(() => {
    for (const port of ready.keys()) void look(port);
  }, lookEveryMs);
  /** Ready servers, the one whose turn it is first. */
  const inTurn = (): number[] => {
    const ports = [...ready].filter(([, is]) => is).map(([port]) => port);
    turn += 1;
    return ports.map((_, index) => ports[(index + turn) % ports.length] ?? 0);
  };

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      pass(request, response, body, inTurn());
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    passUpgrade(request, client, head, inTurn()[0]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (port) => {
      ready.set(port, false);
      void look(port);
    },
    remove: (port) => {
      ready.delete(port);
    },
    close: async () => {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** To the first server that takes the connection. What was sent is not sent elsewhere: the client knows whether it may be. */
function pass(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  [port, ...others]: readonly number[],
): void {
  if (port === undefined) {
    response.writeHead(503, { 'retry-after': '2' }).end();
    return;
  }
  const { method, url, headers } = request;
  const options = { host: '127.0.0.1', port, method, path: url, headers, agent: false };
  const passed = forward(options, (answer) => {
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'keep-alive' });
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  passed.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') pass(request, response, body, others);
    else if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  });
  passed.end(body);
}

function passUpgrade(request: IncomingMessage, client: Duplex, head: Buffer, port: number | undefined): void {
  client.on('error', () => client.destroy());
  if (port === undefined) {
    client.end('HTTP/1.1 503 Unavailable\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  const upstream = connect({ host: '127.0.0.1', port }, () => {
    const lines = [`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/1.1`];
    for (let index = 0; index < request.rawHeaders.length; index += 2)
      lines.push(`${request.rawHeaders[index] ?? ''}: ${request.rawHeaders[index + 1] ?? ''}`);
    upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    upstream.pipe(client);
    client.pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  upstream.on('close', () => client.destroy());
  client.on('close', () => upstream.destroy());
}
