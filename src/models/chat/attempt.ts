import type { ModelFailure, ReadAlong } from './chat-model.ts';
import { EndpointError, type Endpoint, type EndpointPart, type EndpointRequest } from './endpoint.ts';

/** How long an endpoint is waited for, in milliseconds. */
export interface Patience {
  /** For the first piece of text. */
  readonly firstText: number;
  /** Between two pieces. */
  readonly silence: number;
  /** For the whole answer. */
  readonly whole: number;
}

/** What one request came to; without `failure` the text is whole. */
export interface Attempt {
  readonly text: string;
  readonly model?: string;
  readonly usage?: EndpointPart['usage'];
  /** Milliseconds to the first piece of text. */
  readonly firstTextAfter?: number;
  readonly failure?: ModelFailure | 'stopped';
  /** Whether asking again may help. */
  readonly passing?: boolean;
  readonly retryAfter?: number | undefined;
  /** The endpoint may have worked for it, and may charge for it. */
  readonly reached: boolean;
}

/** How answers end that are not whole. */
const brokenEnds: Readonly<Record<string, ModelFailure>> = { length: 'cut-off', content_filter: 'refused' };

/**
 * Asks an endpoint once and waits no longer than patience allows, whatever the endpoint does: a request that is given
 * up is aborted, and not waited for.
 */
export async function attempt(
  endpoint: Endpoint,
  request: EndpointRequest,
  patience: Patience,
  along: ReadAlong,
): Promise<Attempt> {
  const reading = new Reading(patience);
  const parts = endpoint.stream(request, reading.signal)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([parts.next(), reading.givenUp]);
      if (next === 'given-up' || next.done === true) break;
      reading.take(next.value);
      if (next.value.text !== '' && !along(next.value.text)) reading.giveUp('stopped');
    }
    return reading.ended();
  } catch (error) {
    return reading.broken(error instanceof EndpointError ? error : new EndpointError('unavailable'));
  } finally {
    reading.close();
    parts.return?.().catch(() => undefined);
  }
}

/** What has come so far, and the clocks that run against it. */
class Reading {
  readonly #abort = new AbortController();
  readonly #patience: Patience;
  readonly #from = performance.now();
  readonly #whole: NodeJS.Timeout;
  #silence: NodeJS.Timeout;
  #because: ModelFailure | 'stopped' | undefined;
  #text = '';
  #finish: string | undefined;
  #found: Pick<Attempt, 'model' | 'usage' | 'firstTextAfter'> = {};
  readonly givenUp: Promise<'given-up'>;

  constructor(patience: Patience) {
    this.#patience = patience;
    this.#whole = this.#after(patience.whole);
    this.#silence = this.#after(patience.firstText);
    this.givenUp = new Promise((resolve) => {
      this.signal.addEventListener('abort', () => {
        resolve('given-up');
      });
    });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  #after(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.giveUp('timed-out');
    }, milliseconds);
  }

  giveUp(because: ModelFailure | 'stopped'): void {
    this.#because ??= because;
    this.#abort.abort();
  }

  take({ text, finish, model, usage }: EndpointPart): void {
    if (text !== '') {
      clearTimeout(this.#silence);
      this.#silence = this.#after(this.#patience.silence);
      this.#found = { firstTextAfter: Math.round(performance.now() - this.#from), ...this.#found };
    }
    this.#text += text;
    this.#finish = finish ?? this.#finish;
    this.#found = { ...this.#found, ...(model !== undefined && { model }), ...(usage && { usage }) };
  }

  /** Nothing more comes. An answer that does not say how it ended was cut off on its way. */
  ended(): Attempt {
    const whole = { text: this.#text, ...this.#found, reached: true };
    if (this.#because !== undefined)
      return { ...whole, failure: this.#because, passing: this.#because !== 'stopped' };
    if (this.#finish === undefined) return { ...whole, failure: 'cut-off', passing: true };
    const broken = brokenEnds[this.#finish];
    return broken === undefined ? whole : { ...whole, failure: broken };
  }

  broken({ because, passing, retryAfter }: EndpointError): Attempt {
    if (this.#because !== undefined) return this.ended();
    const reached = this.#text !== '' || because === 'cut-off';
    return { text: this.#text, ...this.#found, failure: because, passing, retryAfter, reached };
  }

  close(): void {
    clearTimeout(this.#whole);
    clearTimeout(this.#silence);
    this.#abort.abort();
  }
}
