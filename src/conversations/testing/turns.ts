import { randomUUID } from 'node:crypto';
import type { ConsultationRequest, Turn } from '../../consultation/turn.ts';
import { day } from '../../platform/day.ts';
import type { Consult } from '../context.ts';

/** A turn as a consultation would make it; `parts` replaces any of it. */
export function madeTurn(id: string, question: string, parts: Partial<Turn> = {}): Turn {
  return {
    id,
    at: 1_790_000_000_000,
    question,
    history: [],
    language: 'zh-Hans',
    asOf: day('2026-11-20'),
    query: question,
    topic: 'patent',
    release: 1,
    models: [],
    evidence: [{ passageId: 'p1', documentId: 'd1', scores: { bm25: 7.25 } }],
    signals: {},
    confidence: 0.9,
    outcome: 'answered',
    reply: {
      lines: [{ text: `答：${question}` }],
      citations: [],
      choices: [],
      notices: [],
      aiGenerated: false,
    },
    timings: {},
    ...parts,
  };
}

/** A consultation whose answers the test lets go, one by one, whenever it likes. */
export interface HeldConsult {
  readonly consult: Consult;
  /** What was asked and not yet answered, oldest first. */
  readonly waiting: { request: ConsultationRequest; answer(turn: Turn): void; fail(error: Error): void }[];
  /** Every request there was. */
  readonly requests: ConsultationRequest[];
  /** Resolves when so many questions in all were asked. */
  asked(count: number): Promise<void>;
}

export function heldConsult(): HeldConsult {
  const waiting: HeldConsult['waiting'] = [];
  const requests: ConsultationRequest[] = [];
  const watchers = new Set<() => void>();
  return {
    waiting,
    requests,
    consult: (request) =>
      new Promise((resolve, reject) => {
        const entry = {
          request,
          answer: (turn: Turn) => {
            waiting.splice(waiting.indexOf(entry), 1);
            resolve(turn);
          },
          fail: (error: Error) => {
            waiting.splice(waiting.indexOf(entry), 1);
            reject(error);
          },
        };
        waiting.push(entry);
        requests.push(request);
        for (const watcher of watchers) watcher();
      }),
    asked: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (requests.length < count) return;
          watchers.delete(check);
          resolve();
        };
        watchers.add(check);
        check();
      }),
  };
}

/** Answers at once, and remembers what it was asked. `parts` says what becomes of a question. */
export function promptConsult(parts: (request: ConsultationRequest) => Partial<Turn> = () => ({})): {
  consult: Consult;
  requests: ConsultationRequest[];
} {
  const requests: ConsultationRequest[] = [];
  return {
    requests,
    consult: (request) => {
      requests.push(request);
      return Promise.resolve(madeTurn(randomUUID(), request.question, parts(request)));
    },
  };
}
