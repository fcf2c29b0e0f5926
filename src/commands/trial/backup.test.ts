import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../../evals/bench/running-server.ts';
import { conversationContext } from '../../conversations/context.ts';
import { createConversationService } from '../../conversations/conversation-service.ts';
import { handoverContract } from '../../conversations/testing/handover-contract.ts';
import { keepingContract } from '../../conversations/testing/keeping-contract.ts';
import { openingContract } from '../../conversations/testing/opening-contract.ts';
import { turnContract } from '../../conversations/testing/turn-contract.ts';
import { projectPath } from '../../platform/project-root.ts';
import { openDatabase, type DatabaseLocation } from '../../store/database.ts';
import { databaseContract } from '../../store/testing/database-contract.ts';
import {
  postgresPlace,
  sqlitePlace,
  testDatabaseUrl,
  type DatabasePlace,
} from '../../store/testing/databases.ts';
import { noFaults } from './ledger.ts';
import { trialClock } from './servers.ts';
import { runTrial, type TrialResult } from './trial.ts';

const seconds = Number(process.env.PROCESS_TRIALS ?? 0);
const skipped = !testDatabaseUrl || seconds === 0;
const run = promisify(execFile);
const limitMs = seconds * 1_000 + 300_000;
/** The clocks of this process and of the servers read the same instant a little apart. */
const slackMs = 100;

/** A kept message, as far as a backup must hold it. */
interface Kept {
  readonly id: string;
  readonly conversationId: string;
  readonly sequence: number;
  readonly at: number;
  readonly text: string | null;
}

function environmentOf(location: DatabaseLocation): Record<string, string> {
  return 'databaseUrl' in location ? { DATABASE_URL: location.databaseUrl } : {};
}

async function messagesIn(location: DatabaseLocation): Promise<Kept[]> {
  const database = await openDatabase(location, { catchUpEveryMs: 0 });
  try {
    return await database.store
      .selectFrom('messages')
      .select(['id', 'conversationId', 'sequence', 'at', 'text'])
      .orderBy('conversationId')
      .orderBy('sequence')
      .execute();
  } finally {
    await database.close();
  }
}

/** Ends what visitors were at when the backup was taken: the contract counts who waits and what is taken up. */
async function endConversations(location: DatabaseLocation): Promise<void> {
  const database = await openDatabase(location, { catchUpEveryMs: 0 });
  const noAssistant = (): Promise<never> => Promise.reject(new Error('Nobody asks here.'));
  const service = createConversationService(
    conversationContext(database, noAssistant, { clock: trialClock }),
  );
  const open = await database.store
    .selectFrom('conversations')
    .select('id')
    .where('owner', '!=', 'closed')
    .execute();
  for (const { id } of open) await service.closeByVisitor(id);
  await service.drain();
  await database.close();
}

describe.skipIf(skipped)(
  'a backup taken while visitors write (skipped without TEST_DATABASE_URL and PROCESS_TRIALS)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongda-backup-trial-'));
    const backupFolder = join(folder, 'backup');
    const places: DatabasePlace[] = [];
    let result: TrialResult;
    let startedAt = 0;
    let source: Kept[] = [];

    /** A command of the built program on a machine of its own. */
    const command = async (name: string, machine: string, location: DatabaseLocation): Promise<string> => {
      const { stdout } = await run(
        process.execPath,
        [projectPath('dist', 'src', 'main.js'), name, backupFolder],
        {
          env: {
            ...process.env,
            DATA_DIR: join(folder, machine),
            ...environmentOf(location),
          },
        },
      );
      return stdout;
    };
    const newPlaces: Record<string, () => Promise<DatabasePlace>> = {
      SQLite: () => Promise.resolve(sqlitePlace()),
      PostgreSQL: () => postgresPlace(testDatabaseUrl ?? ''),
    };
    /** A place that holds the backup, restored by the command. */
    const restoredInto = async (
      target: string,
    ): Promise<DatabasePlace & { said: string; machine: string }> => {
      const machine = `restored-${places.length}`;
      const place =
        target === 'SQLite'
          ? { location: { dataDir: join(folder, machine) }, remove: () => Promise.resolve() }
          : await postgresPlace(testDatabaseUrl ?? '');
      places.push(place);
      return { ...place, machine, said: await command('restore', machine, place.location) };
    };

    beforeAll(async () => {
      const place = await postgresPlace(testDatabaseUrl ?? '');
      places.push(place);
      const databaseUrl = 'databaseUrl' in place.location ? place.location.databaseUrl : '';
      result = await runTrial({
        databaseUrl,
        serversDatabaseUrl: databaseUrl,
        servers: 2,
        visitors: 12,
        agents: 2,
        seconds,
        thinkMs: 2_000,
        disturb: async () => {
          await pause((seconds / 3) * 1_000);
          startedAt = trialClock.now();
          await command('backup', 'a-machine-without-releases', place.location);
        },
        report: () => undefined,
      });
      source = await messagesIn(place.location);
    }, limitMs);
    afterAll(async () => {
      for (const place of places) await place.remove();
      rmSync(folder, { recursive: true, force: true });
    }, limitMs);

    it('disturbs nobody', () => {
      expect({ ...result.faults, gaveUp: result.gaveUp }).toEqual({ ...noFaults, gaveUp: 0 });
      expect(result.acknowledged).toBeGreaterThan(20);
    });

    describe.each(Object.keys(newPlaces))('restored into %s', (target) => {
      it(
        'holds everything that was kept when it began, each conversation whole up to one moment',
        { timeout: limitMs },
        async () => {
          const { location, said } = await restoredInto(target);
          const restored = await messagesIn(location);
          expect(said).toContain(`  messages ${restored.length}\n`);
          const whole = new Map(source.map((message) => [message.id, message]));
          for (const message of restored) expect(message).toEqual(whole.get(message.id));
          const there = new Set(restored.map(({ id }) => id));
          const missing = source.filter(({ at, id }) => at < startedAt - slackMs && !there.has(id));
          expect(missing).toEqual([]);
          // The rest came after it: a backup of one moment lies between the two.
          expect(restored.length).toBeLessThan(source.length);
          for (const [index, { conversationId, sequence }] of restored.entries()) {
            const before = restored[index - 1];
            expect(sequence).toBe(before?.conversationId === conversationId ? before.sequence + 1 : 1);
          }
        },
      );

      it('serves: its releases answer, and visitors go on', { timeout: limitMs }, async () => {
        const { location, machine, said } = await restoredInto(target);
        expect(said).toMatch(/^restored, release \d+/);
        const { server } = await startServer(join(folder, machine), (url) => fetch(`${url}/readyz`), {
          ...environmentOf(location),
        });
        try {
          const response = await fetch(`${server.url}/api/answer`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ question: '外观设计专利保护多少年' }),
          });
          expect(await response.json()).toMatchObject({ outcome: 'answered' });
        } finally {
          await server.stop();
        }
      });

      describe('is a state like any other:', () => {
        const restored = async () => {
          const place = await restoredInto(target);
          await endConversations(place.location);
          return place;
        };
        databaseContract(restored);
        openingContract(restored);
        turnContract(restored);
        handoverContract(restored);
        keepingContract(restored);
      });
    });
  },
);
