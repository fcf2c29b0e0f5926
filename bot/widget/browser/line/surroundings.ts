/** The part of a WebSocket that the connection uses. */
export interface StreamSocket {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  close(): void;
}

/** What the client needs of the browser; tests give their own. Times are milliseconds. */
export interface Surroundings {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Opens a WebSocket; may throw where sockets are forbidden. */
  readonly openSocket: (url: string) => StreamSocket;
  readonly now: () => number;
  /** Resolves after the time, or as soon as the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to, but not, 1. */
  readonly random: () => number;
  readonly newId: () => string;
  readonly storage: Shelf;
}

/** A place for small texts that may forget at any time. */
export interface Shelf {
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, value: string) => void;
  readonly remove: (key: string) => void;
}

/** The browser itself. Where it forbids storage, things are kept until the page goes. */
export function browserSurroundings(): Surroundings {
  return {
    fetch: (path, init) => fetch(path, init),
    openSocket: (url) => new WebSocket(onThisHost(url)),
    now: () => Date.now(),
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, milliseconds);
        signal.addEventListener('abort', done);
      }),
    random: () => Math.random(),
    newId,
    storage: localShelf(),
  };
}

/** The stream under the page's own host, which the page's policy allows. */
function onThisHost(url: string): string {
  const { pathname, search } = new URL(url, location.href);
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${pathname}${search}`;
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) =>
    part.toString(16).padStart(8, '0'),
  ).join('');
}

function localShelf(): Shelf {
  const memory = new Map<string, string>();
  const attempt = <Result>(act: () => Result): Result | undefined => {
    try {
      return act();
    } catch {
      return undefined;
    }
  };
  return {
    get: (key) => attempt(() => localStorage.getItem(key)) ?? memory.get(key),
    set: (key, value) => {
      memory.set(key, value);
      attempt(() => {
        localStorage.setItem(key, value);
      });
    },
    remove: (key) => {
      memory.delete(key);
      attempt(() => {
        localStorage.removeItem(key);
      });
    },
  };
}
