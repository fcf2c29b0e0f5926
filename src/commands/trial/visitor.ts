import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** A visitor as the widget is one: keeps what it writes and sends it again until it is taken, follows the stream from its watermark on. */
export interface Visitor {
  readonly conversationId: string;
  /** Says something; resolves when it is acknowledged, however long that takes. */
  say(text: string): Promise<void>;
  /** Asks for a person; done once, however often the act has to be sent. */
  askForPerson(): Promise<void>;
  /** Texts in the order they were acknowledged. */
  readonly acknowledged: readonly string[];
  /** Ids of kept messages in the order the stream brought them. */
  readonly received: readonly string[];
  /** Milliseconds from the first attempt to the acknowledgement. */
  readonly waits: readonly number[];
  /** Statuses of answers that were no success, 0 for none at all, with their number. */
  readonly failures: ReadonlyMap<number, number>;
  /** Failures that said when to come again. */
  readonly toldToWait: () => number;
  stop(): void;
}

interface Received {
  readonly watermark?: string;
  readonly activities: readonly { readonly id?: string; readonly type: string; readonly name?: string }[];
}

const patienceMs = 120_000;
const answerMs = 20_000;
const firstPauseMs = 200;
const longestPauseMs = 3_000;

/** Opens a conversation behind a balancer. */
export async function visitor(url: string): Promise<Visitor> {
  const channel = `${url}/v3/directline`;
  const failures = new Map<number, number>();
  const acknowledged: string[] = [];
  const received: string[] = [];
  const waits: number[] = [];
  let toldToWait = 0;
  let stopped = false;
  let socket: WebSocket | undefined;
  let watermark = '';

  const call = async (path: string, token?: string, body?: unknown): Promise<unknown> => {
    const giveUpAt = performance.now() + patienceMs;
    for (let attempt = 0; ; attempt += 1) {
      const response = await fetch(`${channel}${path}`, {
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        signal: AbortSignal.timeout(answerMs),
      }).catch(() => undefined);
      const answer = response?.ok === true ? await response.json().catch(() => undefined) : undefined;
      if (answer !== undefined) return answer;
      if (stopped) return {};
      const status = response?.status ?? 0;
      failures.set(status, (failures.get(status) ?? 0) + 1);
      if (status >= 400 && status < 500 && status !== 429)
        throw new Error(`${path} was answered ${status}: ${(await response?.text()) ?? ''}`);
      if (performance.now() > giveUpAt) throw new Error(`${path} was not answered in ${patienceMs} ms.`);
      const after = Number(response?.headers.get('retry-after') ?? 0) * 1_000;
      if (after > 0) toldToWait += 1;
      await pause(
        after || Math.min(longestPauseMs, firstPauseMs * 2 ** attempt) * (0.7 + Math.random() * 0.6),
      );
    }
  };
  const pass = (await call('/tokens/generate', undefined, {})) as { token: string; conversationId: string };
  const { token, conversationId } = pass;
  await call('/conversations', token, {});
  const conversation = `/conversations/${conversationId}`;
  const post = (activity: object): Promise<unknown> => call(`${conversation}/activities`, token, activity);

  const listenOnce = async (): Promise<void> => {
    const { streamUrl } = (await call(`${conversation}?watermark=${watermark}`, token)) as {
      streamUrl?: string;
    };
    if (streamUrl === undefined) return;
    const { pathname, search } = new URL(streamUrl);
    const opened = new WebSocket(`${url.replace('http', 'ws')}${pathname}${search}`);
    socket = opened;
    await new Promise<void>((resolve) => {
      opened.on('message', (data: Buffer) => {
        if (data.length === 0) return;
        const set = JSON.parse(data.toString()) as Received;
        watermark = set.watermark ?? watermark;
        // States and progress are not kept: they come without a watermark.
        if (set.watermark !== undefined) received.push(...set.activities.flatMap(({ id }) => id ?? []));
      });
      opened.on('error', () => {
        opened.terminate();
      });
      opened.on('close', () => {
        resolve();
      });
    });
  };
  const listen = async (): Promise<void> => {
    while (!stopped) {
      await listenOnce().catch(() => undefined);
      await pause(firstPauseMs * (0.5 + Math.random()));
    }
  };
  void listen();

  let tail: Promise<unknown> = Promise.resolve();
  return {
    conversationId,
    acknowledged,
    received,
    waits,
    failures,
    toldToWait: () => toldToWait,
    say: (text) => {
      const activity = { type: 'message', text, channelData: { clientActivityID: randomUUID() } };
      const next = tail.then(async () => {
        const startedAt = performance.now();
        await post(activity);
        waits.push(performance.now() - startedAt);
        acknowledged.push(text);
      });
      tail = next.catch(() => undefined);
      return next;
    },
    askForPerson: async () => {
      await post({ type: 'event', name: 'tongda/person', channelData: { clientActivityID: randomUUID() } });
    },
    stop: () => {
      stopped = true;
      socket?.terminate();
    },
  };
}
