import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { committedJudge } from '../../consultation/calibration/judge.ts';
import { standingOf } from '../../consultation/calibration/standing.ts';
import type { Consult } from '../../conversations/context.ts';
import { liveSettings } from '../../conversations/live-settings.ts';
import { testService, type TestService } from '../../conversations/testing/service.ts';
import { createApp, type Door } from '../../server/app.ts';
import { openDatabase } from '../../store/database.ts';
import { sqlitePlace, type DatabasePlace } from '../../store/testing/databases.ts';
import { describeDesk } from '../api-description.ts';
import { openDesk, type Desk } from '../desk.ts';
import { createBackground } from '../background.ts';
import { createPublication } from '../knowledge/publication.ts';
import type { Publisher } from '../knowledge/publisher.ts';
import type { DeskParts } from '../parts.ts';
import { insertAccount } from '../people/accounts.ts';
import { hashPassword } from '../people/passwords.ts';
import { beginSession } from '../people/sessions.ts';
import { createHub } from '../stream/hub.ts';
import type { Role } from '../wire/staff.ts';
import { clientFrom, type DeskClient } from './desk-client.ts';
import { smallKnowledge } from './small-knowledge.ts';

/** A desk over real HTTP on a state database of its own, with a clock that the test moves (a Monday at ten). */
export interface DeskService extends TestService {
  readonly origin: string;
  readonly parts: DeskParts;
  readonly desk: Desk;
  /** What went wrong in the background. */
  readonly errors: readonly unknown[];
  /** A person with these roles, signed in; each call makes another. */
  signedIn(...roles: Role[]): Promise<DeskClient>;
  close(): Promise<void>;
}

export interface DeskServiceOptions {
  /** A temporary SQLite folder without it; use `describeOnBothDatabases` for both. */
  readonly place?: DatabasePlace;
  /** What the assistant says to visitors; hands over to a person without it. */
  readonly consult?: Consult;
  readonly parts?: Partial<DeskParts>;
  /** Makes releases; finds nothing to publish without it. */
  readonly publisher?: Publisher;
  /** Further doors of the application, as in the console's files. */
  readonly doors?: (service: Omit<DeskService, 'origin' | 'close' | 'signedIn'>) => readonly Door[];
}

const publishesNothing: Publisher = {
  publish: () => Promise.resolve({ kind: 'unchanged', release: 1 }),
  rollback: () => Promise.resolve({ kind: 'unchanged', release: 1 }),
};

/** The password of everybody in tests. */
export const testPassword = 'a sentence nobody guesses';
let hashed: Promise<string> | undefined;

/** Starts a desk; close it at the end of the test. */
export async function deskService(options: DeskServiceOptions = {}): Promise<DeskService> {
  const place = options.place ?? sqlitePlace();
  const database = await openDatabase(place.location, { catchUpEveryMs: 0 });
  const knowledge = smallKnowledge();
  const errors: unknown[] = [];
  const report = (error: unknown): void => {
    errors.push(error);
  };
  const settings = await liveSettings(database, report);
  const newestKnowledge = options.parts?.newestKnowledge ?? (() => Promise.resolve());
  const test = await testService(database, options.consult ?? knowledge.consult, { settings });
  const parts: DeskParts = {
    database,
    clock: test.clock,
    newId: randomUUID,
    report,
    background: createBackground(report),
    hub: createHub(database, report),
    conversations: test.service,
    context: test.context,
    knowledge: knowledge.knowledge,
    newestKnowledge,
    draft: knowledge.draft,
    threshold: () => 0.7,
    trust: (target) => standingOf(committedJudge(), target, []),
    visitorResources: knowledge.resources,
    settings,
    releases: knowledge.releases,
    publication: createPublication({
      database,
      clock: test.clock,
      newId: randomUUID,
      report,
      newestKnowledge,
      publisher: options.publisher ?? publishesNothing,
    }),
    draftTimeoutMs: 10_000,
    publicUrl: undefined,
    requestsPerMinute: 1_000_000,
    exchange: undefined,
    ...options.parts,
  };
  const desk = openDesk(parts);
  const started = { ...test, parts, desk, errors };
  const server = createServer(
    createApp({
      log: pino({ level: 'silent' }),
      trustedProxies: 0,
      describe: () => Promise.resolve([describeDesk()]),
      doors: [{ path: '/api/desk', router: desk.router }, ...(options.doors?.(started) ?? [])],
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let people = 0;
  return {
    ...started,
    origin,
    signedIn: async (...roles) => {
      people += 1;
      const username = `${roles[0] ?? 'nobody'}${people}`;
      hashed ??= hashPassword(testPassword);
      const account = {
        id: randomUUID(),
        username,
        name: `${username}的名字`,
        roles,
        skills: [],
        createdAt: test.clock.now(),
        passwordHash: await hashed,
      };
      return database.transaction(async ({ db }) => {
        const staff = await insertAccount(db, account);
        return clientFrom(origin, staff, await beginSession(db, staff.id, test.clock.now()));
      });
    },
    close: async () => {
      await desk.stop();
      await parts.publication.stop();
      settings.stop();
      await test.service.drain();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      await place.remove();
    },
  };
}
