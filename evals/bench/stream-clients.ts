import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';

/** A visitor with an open stream, and what it measured. */
export interface StreamClient {
  /** Says something; the echo and the answer that come over the stream are timed. */
  say(text: string): Promise<void>;
  /** Milliseconds from sending to the own words coming back, one for each message. */
  readonly echoes: number[];
  /** Milliseconds from the last message before an answer to the answer. */
  readonly answers: number[];
  /** Own words that came back in another order than they were sent, or twice. */
  readonly misplaced: () => number;
  /** All own words are back and the last thing said is an answer. */
  readonly isDone: () => boolean;
  close(): void;
}

interface Received {
  activities: { channelData?: { clientActivityID?: string; tongda?: { kind?: string } } }[];
}

/** Opens a conversation and its stream as a visitor's page does. */
export async function openStreamClient(url: string): Promise<StreamClient> {
  const channel = `${url}/v3/directline`;
  const { token, conversationId } = (await posted(`${channel}/tokens/generate`)) as {
    token: string;
    conversationId: string;
  };
  const { streamUrl } = (await posted(`${channel}/conversations`, token)) as { streamUrl: string };
  const socket = new WebSocket(streamUrl);
  const sentAt = new Map<string, number>();
  const seen: string[] = [];
  const client = { echoes: [] as number[], answers: [] as number[] };
  /** A page sends its next message when the one before is acknowledged; that is what keeps their order. */
  let acknowledged = Promise.resolve();
  let lastSent = 0;
  let answered = true;
  socket.on('message', (data: Buffer) => {
    const now = performance.now();
    for (const { channelData } of (JSON.parse(data.toString()) as Received).activities) {
      const id = channelData?.clientActivityID;
      if (id !== undefined) {
        client.echoes.push(now - (sentAt.get(id) ?? now));
        seen.push(id);
      } else if (channelData?.tongda?.kind === 'reply') {
        client.answers.push(now - lastSent);
        answered = true;
      }
    }
  });
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  return {
    ...client,
    say: (text) => {
      const clientActivityID = randomUUID();
      lastSent = performance.now();
      sentAt.set(clientActivityID, lastSent);
      answered = false;
      const activity = { type: 'message', text, channelData: { clientActivityID } };
      acknowledged = acknowledged.then(async () => {
        await posted(`${channel}/conversations/${conversationId}/activities`, token, activity);
      });
      return acknowledged;
    },
    misplaced: () => {
      const sent = [...sentAt.keys()];
      return seen.filter((id, index) => id !== sent[index]).length;
    },
    isDone: () => seen.length >= sentAt.size && answered,
    close: () => {
      socket.terminate();
    },
  };
}

async function posted(url: string, token?: string, body: unknown = {}): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}.`);
  return response.json();
}
