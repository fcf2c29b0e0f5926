import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { pino, type Logger } from 'pino';
import { defaultConversationLimits } from '../conversations/context.ts';
import { visitorJudgements } from '../conversations/judgements.ts';
import { createTurnRepository } from '../conversations/turn-repository.ts';
import { answerRoutes } from '../server/answer-routes.ts';
import { createApp } from '../server/app.ts';
import { healthRoutes, type Health } from '../server/health-routes.ts';
import { listen } from '../server/listen.ts';
import { lateDoor } from '../server/late-door.ts';
import { openDatabase, type StateDatabase } from '../store/database.ts';
import { systemClock } from '../platform/clock.ts';
import { lockDataDirectory } from '../store/server-lock.ts';
import { consultationSettings, loggedConsult, preparation, type Consult } from './consultation.ts';
import { stateLocation, type Configuration } from './configuration.ts';
import { liveKnowledge, shelfOf, type Knowledge } from './knowledge.ts';
import { publishStarterIfNone } from './starter.ts';
import { watchTrust, type TrustWatch } from './trust.ts';
import { webPages } from './web-pages.ts';

const usage = `Serves the assistant.

  npm start

Settings come from the environment; with none set, everything works on embedded defaults.
  PORT 3978, DATA_DIR var/, HOST every interface
`;

/** `npm start`: publishes the starter knowledge when no release exists, then serves until it is told to stop. */
export async function serve(args: string[], configuration: Configuration): Promise<number> {
  const { values } = parseArgs({ args, options: { help: { type: 'boolean', default: false } } });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const log = pino({ level: configuration.LOG_LEVEL, base: null });
  // Servers that share a PostgreSQL may share the folder too: only the releases lie in it.
  const lock =
    configuration.DATABASE_URL === undefined ? lockDataDirectory(configuration.DATA_DIR) : undefined;
  await publishStarterIfNone(configuration.DATA_DIR);
  const database = await openDatabase(stateLocation(configuration), {
    report: (error) => {
      log.error({ err: error }, 'state database');
    },
  });
  const settings = consultationSettings(configuration);
  const prepare = preparation(settings);
  const knowledge = liveKnowledge(shelfOf(configuration.DATA_DIR), {
    prepare,
    report: (error) => {
      log.error({ err: error }, 'the newest release cannot be opened; the last one stays in use');
    },
  });
  const consult = loggedConsult(() => knowledge.current(), createTurnRepository(database), settings);
  const trust = watchTrust({
    target: settings.targetErrorShare,
    judgements: async (since) => [await visitorJudgements(database.store, since)],
    now: () => systemClock.now(),
    report: (error) => {
      log.error({ err: error }, 'what was said of answers cannot be read');
    },
  });
  const channel = lateDoor();
  const app = createApp({
    log,
    trustedProxies: configuration.TRUSTED_PROXIES,
    doors: [
      { path: '/', router: healthRoutes(() => healthOf(knowledge.current(), channel.isOpen(), trust)) },
      { path: '/api', router: answerRoutes(consult, configuration.RATE_LIMITS.answer) },
      { path: '/v3/directline', router: channel.router },
      { path: '/', router: webPages(configuration, defaultConversationLimits.attachmentBytes) },
    ],
  });
  const server = createServer(app);
  await listen(server, { port: configuration.PORT, host: configuration.HOST });
  announce(server, log, knowledge.current());
  await prepare(knowledge.current());
  const { conversations, web } = await openWebChannel(database, consult, configuration, log);
  web.attach(server);
  channel.open(web.router);
  await stopSignal();
  log.info('stopping');
  server.close();
  server.closeIdleConnections();
  knowledge.stop();
  trust.stop();
  await web.drain();
  await conversations.stop();
  await once(server, 'close');
  await database.close();
  lock?.release();
  return 0;
}

/** Loaded after the server listens: the bot framework takes as long to load as all the rest. */
async function openWebChannel(
  database: StateDatabase,
  consult: Consult,
  configuration: Configuration,
  log: Logger,
) {
  const [{ liveConversations }, { webChannel }] = await Promise.all([
    import('./live-conversations.ts'),
    import('./web-channel.ts'),
  ]);
  const conversations = liveConversations(database, consult, log);
  return { conversations, web: await webChannel(conversations, database, configuration, log) };
}

function healthOf({ release: { manifest }, judge }: Knowledge, ready: boolean, trust: TrustWatch): Health {
  return {
    ready,
    release: manifest.number,
    search: manifest.embeddingModel ?? 'lexical only',
    degraded: trust.faults(judge),
  };
}

function announce(server: Server, log: Logger, { release: { manifest } }: Knowledge): void {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { number, documents, passages } = manifest;
  log.info({ port, release: number, documents, passages }, 'serving');
  process.stderr.write(
    `\nTongda is serving release ${number} (${documents} documents) on http://localhost:${port}\n`,
  );
  process.stderr.write(
    `  open   http://localhost:${port}/\n  ask    curl -s http://localhost:${port}/api/answer -H 'content-type: application/json' -d '{"question":"外观设计专利保护多少年"}'\n`,
  );
  process.stderr.write(
    `  API    http://localhost:${port}/api/openapi.json\n  health http://localhost:${port}/healthz\n\n`,
  );
}

async function stopSignal(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
