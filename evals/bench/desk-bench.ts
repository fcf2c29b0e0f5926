import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '../../src/platform/project-root.ts';
import { percentile } from '../metrics.ts';
import { readQuestions } from '../questions.ts';
import type { Bench, Figure } from './bench.ts';
import { startServer } from './running-server.ts';

const unlimited = { RATE_LIMITS: JSON.stringify({ desk: 1_000_000 }) };
/** Agents that type at the same time in the second part. */
const agents = 4;
/** Searches in each part. */
const searches = 400;

/** Search in phone mode as it is typed: the whole round trip on a signed-in session. */
export const deskBench: Bench = {
  name: 'desk',
  summary: 'search on the phone as an agent types, over the whole HTTP round trip',
  async run({ questions, report }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
    try {
      report('desk: publishing the starter base …');
      const { server } = await startServer(dataDir, (url) => fetch(`${url}/readyz`), unlimited);
      try {
        const cookie = await signedIn(server.url, dataDir);
        const typed = typingStates(
          readQuestions()
            .slice(0, questions)
            .map(({ question }) => question),
        ).slice(0, searches);
        report(`desk: ${typed.length} searches of one agent, then of ${agents} at once …`);
        const search = (q: string) =>
          timed(`${server.url}/api/desk/phone/search?q=${encodeURIComponent(q)}`, cookie);
        await inTurn(typed.slice(0, 40), search);
        const alone = await inTurn(typed, search);
        const together = (
          await Promise.all(
            Array.from({ length: agents }, (_, agent) =>
              inTurn(
                typed.filter((_, place) => place % agents === agent),
                search,
              ),
            ),
          )
        ).flat();
        const bare = await inTurn(typed, () => timed(`${server.url}/api/desk/session`, cookie));
        return { figures: figuresOf(alone, together, bare) };
      } finally {
        await server.stop();
      }
    } finally {
      await rm(dataDir, { recursive: true });
    }
  },
};

function figuresOf(alone: readonly number[], together: readonly number[], bare: readonly number[]): Figure[] {
  return [
    { name: 'one agent, median', value: percentile(alone, 0.5), unit: 'ms' },
    { name: 'one agent, p95', value: percentile(alone, 0.95), unit: 'ms', atMost: 100 },
    { name: 'one agent, longest', value: Math.max(...alone), unit: 'ms' },
    { name: `${agents} agents at once, p95`, value: percentile(together, 0.95), unit: 'ms' },
    { name: 'bare signed-in round trip, p95', value: percentile(bare, 0.95), unit: 'ms' },
  ];
}

/** What stands in the box while questions are typed: Chinese two signs at a time, English word by word. */
function typingStates(questions: readonly string[]): string[] {
  return questions.flatMap((question) => {
    const pieces = /[a-z]{3}/i.test(question)
      ? question.split(/(?<= )/)
      : (question.match(/.{1,2}/gsu) ?? []);
    return pieces
      .map((_, end) =>
        pieces
          .slice(0, end + 1)
          .join('')
          .trim(),
      )
      .filter((text) => text !== '');
  });
}

async function inTurn(
  texts: readonly string[],
  search: (text: string) => Promise<number>,
): Promise<number[]> {
  const times: number[] = [];
  for (const text of texts) times.push(await search(text));
  return times;
}

async function timed(url: string, cookie: string): Promise<number> {
  const begun = performance.now();
  const response = await fetch(url, { headers: { cookie } });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}.`);
  return performance.now() - begun;
}

/** An agent made from the command line and signed in by the one-time link; resolves with the session's cookie. */
async function signedIn(url: string, dataDir: string): Promise<string> {
  const printed = execFileSync(
    process.execPath,
    [projectPath('dist', 'src', 'main.js'), 'desk-user', 'bench', '--roles', 'agent'],
    { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' },
  );
  const token = /#(\S+)/.exec(printed)?.[1] ?? '';
  const response = await fetch(`${url}/api/desk/links/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, password: `${token} is long enough` }),
  });
  if (!response.ok)
    throw new Error(`Signing in was answered with ${response.status}: ${await response.text()}`);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
