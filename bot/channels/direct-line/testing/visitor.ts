import { WebSocket } from 'ws';

/** An activity as a test reads it. */
export interface ReadActivity {
  type: string;
  id: string;
  name?: string;
  text?: string;
  textFormat?: string;
  from: { id: string; role: string; name?: string };
  value?: unknown;
  entities?: Record<string, unknown>[];
  attachments?: { contentType: string; contentUrl: string; name: string }[];
  suggestedActions?: { actions: { type: string; title: string; value: string }[] };
  channelData: {
    clientActivityID?: string;
    streamType?: string;
    tongda?: { kind: string; from: string; [more: string]: unknown };
  };
}

export interface ReadSet {
  activities: ReadActivity[];
  watermark?: string;
  state?: Record<string, unknown>;
}

/** An open stream, and what came over it. */
export interface OpenStream {
  socket: WebSocket;
  sets: ReadSet[];
  /** Everything received, in order. */
  activities(): ReadActivity[];
  /** Resolves when what was received fits. */
  until(fits: (activities: ReadActivity[]) => boolean): Promise<ReadActivity[]>;
  /** Code and reason of the close. */
  closed: Promise<{ code: number; reason: string }>;
}

/** A visitor with a token, over plain HTTP and WebSocket. */
export interface TestVisitor {
  token: string;
  conversationId: string;
  call(path: string, init?: RequestInit & { json?: unknown }): Promise<Response>;
  /** Posts an activity to the conversation. */
  post(activity: unknown): Promise<Response>;
  say(text: string, clientActivityID?: string): Promise<string>;
  read(watermark?: string): Promise<ReadSet>;
  /** Reads until it fits. */
  readUntil(fits: (activities: ReadActivity[]) => boolean): Promise<ReadSet>;
  stream(watermark?: string): Promise<OpenStream>;
}

export async function visitorAt(domain: string, begin: object = {}, secret?: string): Promise<TestVisitor> {
  const response = await fetch(`${domain}/tokens/generate`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
    },
    body: JSON.stringify(begin),
  });
  const { token, conversationId } = (await response.json()) as { token: string; conversationId: string };
  return visitorWith(domain, token, conversationId);
}

export function visitorWith(domain: string, token: string, conversationId: string): TestVisitor {
  const call: TestVisitor['call'] = (path, { json, ...init } = {}) =>
    fetch(`${domain}${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(init.headers as Record<string, string> | undefined),
      },
      ...(json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) }),
    });
  const conversation = `/conversations/${conversationId}`;
  const post: TestVisitor['post'] = (json) => call(`${conversation}/activities`, { json });
  const read: TestVisitor['read'] = async (watermark = '') =>
    (await (await call(`${conversation}/activities?watermark=${watermark}`)).json()) as ReadSet;
  return {
    token,
    conversationId,
    call,
    post,
    say: async (text, clientActivityID) => {
      const response = await post({
        type: 'message',
        text,
        ...(clientActivityID === undefined ? {} : { channelData: { clientActivityID } }),
      });
      if (response.status !== 200) throw new Error(`The message was answered ${response.status}.`);
      return ((await response.json()) as { id: string }).id;
    },
    read,
    readUntil: async (fits) => {
      for (;;) {
        const set = await read();
        if (fits(set.activities)) return set;
      }
    },
    stream: async (watermark = '') => {
      const response = await call(`${conversation}?watermark=${watermark}`);
      const { streamUrl } = (await response.json()) as { streamUrl: string };
      return openStream(streamUrl);
    },
  };
}

export function openStream(streamUrl: string): Promise<OpenStream> {
  const socket = new WebSocket(streamUrl);
  const sets: ReadSet[] = [];
  const watchers = new Set<() => void>();
  const activities = (): ReadActivity[] => sets.flatMap((set) => set.activities);
  socket.on('message', (data: Buffer) => {
    sets.push(JSON.parse(data.toString()) as ReadSet);
    for (const watcher of watchers) watcher();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      resolve({ code, reason: reason.toString() });
    });
  });
  const stream: OpenStream = {
    socket,
    sets,
    activities,
    closed,
    until: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!fits(activities())) return;
          watchers.delete(look);
          resolve(activities());
        };
        watchers.add(look);
        look();
      }),
  };
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      resolve(stream);
    });
    socket.on('error', reject);
  });
}

/** The words of visitors, assistant and agents, in order. */
export function words(activities: readonly ReadActivity[]): string[] {
  return activities
    .filter(({ type, channelData }) => type === 'message' && channelData.tongda?.kind !== 'notice')
    .map(({ text = '' }) => text);
}
