import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** What the server does with a request: answers it, takes it and says nothing, or fails. */
export type EmbeddingMood = 'well' | 'silent' | 'failing';

/** An embeddings endpoint in the OpenAI form, over real HTTP: texts with the same characters lie close together. */
export interface EmbeddingServer {
  /** The base address, as EMBEDDING_BASE_URL wants it. */
  readonly baseUrl: string;
  /** Requests that came, whatever became of them. */
  received(): number;
  be(mood: EmbeddingMood): void;
  /** Refuses connections, and breaks those that are open. */
  goDown(): Promise<void>;
  /** Listens again on the same port. */
  comeUp(): Promise<void>;
  close(): Promise<void>;
}

const requestSchema = z.object({
  model: z.string().min(1),
  input: z.union([z.string(), z.array(z.string())]),
});
const dimensions = 64;

export async function embeddingServer(): Promise<EmbeddingServer> {
  let mood: EmbeddingMood = 'well';
  let received = 0;
  let port = 0;
  let server: Server | undefined;
  const listen = async (): Promise<void> => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received += 1;
        if (mood === 'silent') return;
        response.setHeader('content-type', 'application/json');
        if (mood === 'failing') {
          response.writeHead(500).end('{"error":{"message":"broken"}}');
          return;
        }
        const { model, input } = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
        const data = [input].flat().map((text, index) => ({
          object: 'embedding',
          index,
          embedding: characters(text),
        }));
        const usage = { prompt_tokens: 1, total_tokens: 1 };
        response.end(JSON.stringify({ object: 'list', data, model, usage }));
      });
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  const goDown = async (): Promise<void> => {
    if (server?.listening !== true) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  await listen();
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    received: () => received,
    be: (next) => {
      mood = next;
    },
    goDown,
    comeUp: listen,
    close: goDown,
  };
}

/** How often each character occurs, folded into few dimensions. */
function characters(text: string): number[] {
  const counts = new Array<number>(dimensions).fill(0);
  for (const sign of text) {
    const at = (sign.codePointAt(0) ?? 0) % dimensions;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
