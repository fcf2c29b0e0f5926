import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { doorOf } from './door-of.ts';

/** What is told of a turn; nothing of it is what somebody wrote. */
export interface TurnFigures {
  readonly outcome: string;
  readonly reason?: string | undefined;
  readonly language: string;
  /** Milliseconds per step. */
  readonly timings: Readonly<Record<string, number>>;
}

/** A figure that is looked up when somebody asks for it, by the values of its label. */
export interface LiveFigure {
  readonly name: string;
  readonly help: string;
  readonly label?: string;
  readonly read: () => Promise<ReadonlyMap<string, number>> | ReadonlyMap<string, number>;
}

/** The figures of this process, in the text format of Prometheus. */
export interface Metrics {
  /** Counts every request that passes, by the door it went through. */
  readonly countRequests: RequestHandler;
  countTurn(turn: TurnFigures): void;
  /** Adds a figure that is looked up at every reading. */
  watch(figure: LiveFigure): void;
  /** All figures as text, and its content type. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Seconds; an answer without a model lies in the first ones, one with a model in the last. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Figures of one process. `doors` are the first parts of paths that are told apart; all else counts as `other`. */
export function createMetrics(doors: readonly string[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'tongda_' });
  const requests = new Counter({
    name: 'tongda_http_requests_total',
    help: 'Requests answered, by door, method and class of status.',
    labelNames: ['door', 'method', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'tongda_http_request_seconds',
    help: 'Time from request to answer.',
    labelNames: ['door'],
    buckets,
    registers: [registry],
  });
  const turns = new Counter({
    name: 'tongda_turns_total',
    help: 'Turns of the assistant, by outcome, reason and language.',
    labelNames: ['outcome', 'reason', 'language'],
    registers: [registry],
  });
  const steps = new Histogram({
    name: 'tongda_turn_step_seconds',
    help: 'Time a step of the consultation took.',
    labelNames: ['step'],
    buckets,
    registers: [registry],
  });
  return {
    countRequests: (request, response, next) => {
      const door = doorOf(request.path, doors);
      const stop = seconds.startTimer({ door });
      response.once('close', () => {
        stop();
        const status = `${Math.floor(response.statusCode / 100)}xx`;
        requests.inc({ door, method: knownMethod(request.method), status });
      });
      next();
    },
    countTurn: ({ outcome, reason = '', language, timings }) => {
      turns.inc({ outcome, reason, language });
      for (const [step, milliseconds] of Object.entries(timings))
        steps.observe({ step }, milliseconds / 1000);
    },
    watch: ({ name, help, label, read }) => {
      new Gauge({
        name,
        help,
        labelNames: label === undefined ? [] : [label],
        registers: [registry],
        async collect() {
          if (label === undefined) this.remove();
          else this.reset();
          for (const [value, figure] of await readInTime(read))
            if (label === undefined) this.set(figure);
            else this.set({ [label]: value }, figure);
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** How long a reading waits for a figure before it goes without. */
const figureMs = 2_000;

/** A figure that cannot be had is left out: the others are needed most when something is away. */
async function readInTime(read: LiveFigure['read']): Promise<ReadonlyMap<string, number>> {
  const none = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof none>((resolve) => {
    timer = setTimeout(resolve, figureMs, none);
  });
  const figure = Promise.resolve().then(read);
  try {
    return await Promise.race([figure.catch(() => none), late]);
  } finally {
    clearTimeout(timer);
  }
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

function knownMethod(method: string): string {
  return methods.has(method) ? method : 'other';
}
