import { percentile } from '../metrics.ts';
import { requestOf } from '../questions.ts';
import { figure, type Suite } from './suite.ts';

/** The most an answer may take in the middle and at the end of the range, in milliseconds. */
const allowed = { median: 25, p99: 100 };

/** How long an answer takes in this process, without a server around it. */
export const latencySuite: Suite = {
  name: 'latency',
  summary: 'milliseconds an answer takes in this process',
  async run({ questions, ask, onProgress }) {
    for (const question of questions.slice(0, 50)) await ask(requestOf(question));
    const times: number[] = [];
    for (const question of questions) {
      const started = performance.now();
      await ask(requestOf(question));
      times.push(performance.now() - started);
      onProgress('timed', times.length, questions.length);
    }
    return {
      suite: 'latency',
      figures: [figure(`answered within ${allowed.p99} ms`, times, (time) => time <= allowed.p99)],
      values: {
        median: percentile(times, 0.5),
        p95: percentile(times, 0.95),
        p99: percentile(times, 0.99),
      },
      failures: [],
    };
  },
};
