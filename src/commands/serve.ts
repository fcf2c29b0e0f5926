import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Router, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { defaultConversationLimits } from '../conversations/context.ts';
import { createTurnRepository } from '../conversations/turn-repository.ts';
import { answerRoutes } from '../server/answer-routes.ts';
import { createApp } from '../server/app.ts';
import { healthRoutes, type Health } from '../server/health-routes.ts';
import { createLog } from '../server/log.ts';
import { createMetrics, type Metrics } from '../server/metrics.ts';
import { metricsRoutes } from '../server/metrics-routes.ts';
import { requestLog } from '../server/request-log.ts';
import { partnerRoutes } from '../server/partner/partner-routes.ts';
import { systemClock } from '../platform/clock.ts';
import { listen } from '../server/listen.ts';
import { lateDoor } from '../server/late-door.ts';
import { openDatabase, type StateDatabase } from '../store/database.ts';
import { refuseWhile } from '../server/while-away.ts';
import { lockDataDirectory } from '../store/server-lock.ts';
import {
  consultationSettings,
  liveConsult,
  loggedConsult,
  preparation,
  type Consult,
} from './consultation.ts';
import { stateLocation, stopTimes, type Configuration } from './configuration.ts';
import { watchDatabase } from './database-watch.ts';
import { healthOf } from './health.ts';
import { liveKnowledge, shelfOf, type Knowledge } from './knowledge.ts';
import { liveFigures } from './live-figures.ts';
import { bringFirstRelease, followReleases } from './live-releases.ts';
import { endsWithin, toldToStop } from './process-life.ts';
import { publishStarterIfNone } from './starter.ts';
import { webPages } from './web-pages.ts';

const usage = `Serves the assistant.

  npm start

Settings come from the environment; with none set, everything works on embedded defaults.
  PORT 3978, DATA_DIR var/, HOST every interface
`;

/** `npm start`: brings the newest release, or publishes the starter knowledge when there is none, then serves until it is told to stop. */
export async function serve(args: string[], configuration: Configuration): Promise<number> {
  const { values } = parseArgs({ args, options: { help: { type: 'boolean', default: false } } });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const log = createLog(configuration.LOG_LEVEL);
  const told = toldToStop(log);
  const { DATA_DIR, DATABASE_URL } = configuration;
  // Servers that share a PostgreSQL may share the folder too: only the releases lie in it.
  const lock = DATABASE_URL === undefined ? lockDataDirectory(DATA_DIR) : undefined;
  const database = await openDatabase(stateLocation(configuration), {
    report: (error) => {
      log.error({ err: error }, 'state database');
    },
  });
  try {
    await bringFirstRelease(DATA_DIR, database, systemClock, () => publishStarterIfNone(DATA_DIR));
    const server = await running(configuration, database, log);
    const signal = await told;
    const { drainMs, stopMs } = stopTimes(configuration);
    log.info({ signal, drainMs, stopMs }, 'stopping');
    if (!(await endsWithin(drainMs + stopMs, server.stop(drainMs)))) {
      log.warn('what did not end in time is left to the other processes');
      process.exit(0);
    }
    log.info('stopped');
    return 0;
  } finally {
    await database.close();
    lock?.release();
  }
}

/** A server that takes requests. */
interface RunningServer {
  /** Says that it is not ready, works on for a while, then ends what runs and what is open. */
  stop(drainMs: number): Promise<void>;
}

async function running(
  configuration: Configuration,
  database: StateDatabase,
  log: Logger,
): Promise<RunningServer> {
  const settings = consultationSettings(configuration);
  const prepare = preparation(settings);
  const shelf = shelfOf(configuration.DATA_DIR);
  const knowledge = liveKnowledge(shelf, {
    prepare,
    report: (error) => {
      log.error({ err: error }, 'the newest release cannot be opened; the last one stays in use');
    },
  });
  const releases = followReleases(configuration.DATA_DIR, database, systemClock, {
    report: (error) => {
      log.error({ err: error }, 'the newest release cannot be fetched; the last one stays in use');
    },
  });
  const watch = watchDatabase(database, systemClock);
  const metrics = createMetrics(doorPaths);
  const consult = counted(
    loggedConsult(() => knowledge.current(), createTurnRepository(database), settings),
    metrics,
  );
  const channel = lateDoor();
  let isStopping = false;
  const health = (): Health =>
    healthOf({
      knowledge,
      releases,
      database: watch,
      isOpen: () => channel.isOpen(),
      isStopping: () => isStopping,
    });
  const whileThere = Router().use(refuseWhile(() => watch.isAway()));
  const app = createApp({
    log,
    trustedProxies: configuration.TRUSTED_PROXIES,
    observers: [metrics.countRequests, requestLog(log, doorPaths), lastRequest(() => isStopping)],
    doors: [
      { path: '/', router: healthRoutes(health) },
      { path: '/', router: metricsRoutes(metrics, configuration.METRICS_TOKEN) },
      { path: '/api/answer', router: whileThere },
      { path: '/v3/directline', router: whileThere },
      { path: '/api', router: answerRoutes(consult, configuration.RATE_LIMITS.answer) },
      {
        path: '/api/partner',
        router: partnerRoutes({
          keys: configuration.PARTNER_KEYS,
          clock: systemClock,
          limit: configuration.RATE_LIMITS.partner,
          release: () => knowledge.current().release,
          releases: () => shelf.list(),
        }),
      },
      { path: '/v3/directline', router: channel.router },
      { path: '/', router: webPages(configuration, defaultConversationLimits.attachmentBytes) },
    ],
  });
  const server = createServer(app);
  await listen(server, { port: configuration.PORT, host: configuration.HOST });
  announce(server, log, knowledge.current());
  await prepare(knowledge.current());
  // Conversations keep a turn together with its reply.
  const answer = counted(
    liveConsult(() => knowledge.current(), settings),
    metrics,
  );
  const { conversations, web } = await openWebChannel(database, answer, configuration, log);
  web.attach(server);
  channel.open(web.router);
  for (const figure of liveFigures(database, systemClock, () => web.streams())) metrics.watch(figure);
  return {
    stop: async (drainMs) => {
      isStopping = true;
      await pause(drainMs);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      knowledge.stop();
      // Visitors go on elsewhere while the turns that run here end.
      await Promise.all([web.drain(), conversations.stop(), releases.stop()]);
      await Promise.race([closed, pause(lastRequestsMs)]);
      server.closeAllConnections();
      watch.stop();
    },
  };
}

/** How long requests that are being answered may take when everything else has ended. */
const lastRequestsMs = 2_000;

/** Doors that are told apart in figures and in the log. */
const doorPaths = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/answer',
  '/api/partner',
  '/v3/directline',
  '/chat',
];

/** Lets clients and proxies go whose connection would be cut at the end. */
function lastRequest(isStopping: () => boolean): RequestHandler {
  return (_request, response, next) => {
    if (isStopping()) response.set('Connection', 'close');
    next();
  };
}

function counted(consult: Consult, metrics: Metrics): Consult {
  return async (request) => {
    const turn = await consult(request);
    metrics.countTurn(turn);
    return turn;
  };
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
