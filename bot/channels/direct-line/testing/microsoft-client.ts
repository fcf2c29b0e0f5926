import { DirectLine, type Activity } from 'botframework-directlinejs';
import { Observable } from 'rxjs/Observable.js';
import { WebSocket } from 'ws';

// The client looks for a global before it looks at what it is given.
Object.assign(globalThis, { WebSocket });

/** Microsoft's own client, over our HTTP. */
export interface MicrosoftClient {
  directLine: DirectLine;
  /** What it has received, oldest first. */
  activities: Activity[];
  /** Resolves with the first activity received so far or later that fits. */
  first(fits: (activity: Activity) => boolean): Promise<Activity>;
  post(activity: object): Promise<string>;
  end(): void;
}

/** Connects as Microsoft's client does. `webSocket: false` polls. */
export function microsoftClient(options: ConstructorParameters<typeof DirectLine>[0]): MicrosoftClient {
  const directLine = new DirectLine({
    ajax: ajaxByFetch,
    WebSocket,
    // Comes back at once after a lost connection instead of within seconds.
    random: () => -0.25,
    pollingInterval: 200,
    timeout: 1_000,
    ...options,
  } as unknown as ConstructorParameters<typeof DirectLine>[0]);
  const activities: Activity[] = [];
  const watchers = new Set<() => void>();
  const subscription = directLine.activity$.subscribe((activity) => {
    activities.push(activity);
    for (const watcher of watchers) watcher();
  });
  return {
    directLine,
    activities,
    first: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = activities.find(fits);
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
      }),
    post: (activity) =>
      new Promise((resolve, reject) => {
        directLine.postActivity(activity as Activity).subscribe(resolve, reject);
      }),
    end: () => {
      subscription.unsubscribe();
      directLine.end();
    },
  };
}

interface AjaxRequest {
  url: string;
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  responseType?: string;
}

/** What the client expects of RxJS's ajax, by fetch, which Node has. */
function ajaxByFetch(request: AjaxRequest): unknown {
  return new Observable<unknown>((subscriber) => {
    const { url, method = 'GET', headers = {}, body, responseType } = request;
    const content = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
    fetch(url, { method, headers, ...(content === undefined ? {} : { body: content }) })
      .then(async (response) => {
        const xhr = { getResponseHeader: (name: string) => response.headers.get(name) };
        const bytes = await response.arrayBuffer();
        if (!response.ok) {
          subscriber.error(
            Object.assign(new Error(`status ${response.status}`), { status: response.status, xhr }),
          );
          return;
        }
        const answer: unknown =
          responseType === 'arraybuffer' ? bytes : JSON.parse(Buffer.from(bytes).toString('utf8') || 'null');
        subscriber.next({ status: response.status, response: answer, xhr });
        subscriber.complete();
      })
      .catch((error: unknown) => {
        subscriber.error(Object.assign(error instanceof Error ? error : new Error('failed'), { status: 0 }));
      });
  });
}
