import type { StreamSocket } from '../surroundings.ts';
import type { Activity, ActivitySet } from '../wire.ts';

/** How the service and the line to it behave at the moment. */
export interface Behaviour {
  /** No request arrives. */
  isDown: boolean;
  /** Requests arrive, answers are lost on the way back. */
  losesAnswers: boolean;
  /** Sockets do not open. */
  refusesSockets: boolean;
  /** Sockets look open, but nothing comes through. */
  isMute: boolean;
  /** So many messages are sent again before those that a watermark asks for. */
  overlap: number;
  /** Answer to the next posts instead of taking them. */
  answer: { status: number; retryAfter?: number } | undefined;
}

interface OpenSocket extends StreamSocket {
  at: number;
}

/** A Direct Line service in memory, as docs/web-channel.md has it: it takes a message once, however often it comes. */
export function fakeService() {
  const behaviour: Behaviour = {
    isDown: false,
    losesAnswers: false,
    refusesSockets: false,
    isMute: false,
    overlap: 0,
    answer: undefined,
  };
  let log: Activity[] = [];
  let conversation = 0;
  let tokens = 0;
  let good = new Set<string>();
  let renewals = new Set<string>();
  let sockets: OpenSocket[] = [];
  const requests: string[] = [];

  const setAfter = (at: number): ActivitySet => ({
    activities: log.slice(Math.max(0, at - behaviour.overlap)),
    watermark: String(log.length),
  });
  const feed = (socket: OpenSocket) => {
    if (behaviour.isMute || socket.at >= log.length) return;
    const set = setAfter(socket.at);
    socket.at = log.length;
    deliver(socket, set);
  };
  const append = (activity: Activity) => {
    log.push({ ...activity, id: `c${conversation}|${String(log.length).padStart(4, '0')}` });
    for (const socket of sockets) feed(socket);
  };
  const issue = () => {
    tokens += 1;
    const token = `token-${tokens}`;
    const renewal = `renewal-${tokens}`;
    good.add(token);
    renewals.add(renewal);
    return { conversationId: `c${conversation}`, token, renewal, expires_in: 1_800 };
  };

  const take = (activity: Activity) => {
    const clientId = activity.channelData?.clientActivityID;
    if (log.some((known) => known.channelData?.clientActivityID === clientId)) return;
    append({ ...activity, from: { role: 'user' } });
  };

  const answer = (method: string, path: string, token: string, body: unknown): Response => {
    const { pathname, searchParams } = new URL(path, 'http://service');
    if (pathname.endsWith('/tokens/generate')) {
      conversation += 1;
      log = [];
      return reply(200, issue());
    }
    if (pathname.endsWith('/tokens/refresh') && renewals.has(token)) return reply(200, issue());
    if (!good.has(token)) return reply(403, {});
    if (pathname.endsWith('/tokens/refresh')) return reply(200, issue());
    const watermark = searchParams.get('watermark') ?? '0';
    if (pathname.endsWith('/activities') && method === 'GET') return reply(200, setAfter(Number(watermark)));
    if (pathname.endsWith('/activities')) {
      const { answer: other } = behaviour;
      if (other !== undefined) return reply(other.status, {}, other.retryAfter);
      take(body as Activity);
      return reply(200, { id: 'taken' });
    }
    return reply(200, { ...issue(), streamUrl: `ws://service/stream?watermark=${watermark}` });
  };

  return {
    behaviour,
    requests,
    log: () => log as readonly Activity[],
    conversation: () => conversation,
    /** Something the service says. */
    say: (text: string) => {
      append({ type: 'message', from: { role: 'bot' }, text });
    },
    /** The network cuts every open socket. */
    cut: () => {
      const open = sockets;
      sockets = [];
      for (const socket of open) end(socket);
    },
    /** No token is good any more; renewals are, unless they are said to have ended too. */
    expireTokens: (renewalsToo = false) => {
      good = new Set();
      if (renewalsToo) renewals = new Set();
    },
    fetch: (path: string, init: RequestInit): Promise<Response> => {
      const method = init.method ?? 'GET';
      requests.push(`${method} ${path}`);
      if (behaviour.isDown) return Promise.reject(new TypeError('Failed to fetch'));
      const token = ((init.headers ?? {}) as Record<string, string>).authorization ?? '';
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      const response = answer(method, path, token.replace('Bearer ', ''), body);
      return behaviour.losesAnswers
        ? Promise.reject(new TypeError('Failed to fetch'))
        : Promise.resolve(response);
    },
    openSocket: (url: string): StreamSocket => {
      const at = Number(new URL(url).searchParams.get('watermark') ?? 0);
      const socket: OpenSocket = {
        at,
        onopen: null,
        onmessage: null,
        onclose: null,
        close: () => {
          sockets = sockets.filter((each) => each !== socket);
        },
      };
      void Promise.resolve().then(() => {
        if (behaviour.isDown || behaviour.refusesSockets) {
          end(socket);
          return;
        }
        sockets.push(socket);
        open(socket);
        feed(socket);
      });
      return socket;
    },
  };
}

export type FakeService = ReturnType<typeof fakeService>;

/** The part of a Response that is read. */
function reply(status: number, body: unknown, retryAfter?: number): Response {
  const headers = new Headers(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
  return { ok: status < 300, status, headers, json: () => Promise.resolve(body) } as Response;
}

function open(socket: StreamSocket): void {
  (socket.onopen as (() => void) | null)?.();
}
function end(socket: StreamSocket): void {
  (socket.onclose as (() => void) | null)?.();
}
function deliver(socket: StreamSocket, set: ActivitySet): void {
  (socket.onmessage as ((event: { data: string }) => void) | null)?.({ data: JSON.stringify(set) });
}
