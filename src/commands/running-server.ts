import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Router, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { defaultConversationLimits, type Consult } from '../conversations/context.ts';
import { visitorJudgements } from '../conversations/judgements.ts';
import { liveSettings } from '../conversations/live-settings.ts';
import { createTurnRepository } from '../conversations/turn-repository.ts';
import { agentJudgements } from '../desk/suggestions/judgements.ts';
import { systemClock } from '../platform/clock.ts';
import { answerRoutes } from '../server/answer-routes.ts';
import { createApp } from '../server/app.ts';
import { healthRoutes } from '../server/health-routes.ts';
import { lateDoor } from '../server/late-door.ts';
import { listen } from '../server/listen.ts';
import { metricsRoutes } from '../server/metrics-routes.ts';
import { createMetrics, type Metrics } from '../server/metrics.ts';
import { partnerRoutes } from '../server/partner/partner-routes.ts';
import { requestLog } from '../server/request-log.ts';
import { refuseWhile } from '../server/while-away.ts';
import type { StateDatabase } from '../store/database.ts';
import { chatModelOf, type LoadableModel } from './chat-model.ts';
import type { Configuration } from './configuration.ts';
import {
  consultationSettings,
  liveConsult,
  preparation,
  visitorSettings,
  whichKeeps,
} from './consultation.ts';
import { watchDatabase } from './database-watch.ts';
import { announceFirstOperator } from './first-operator.ts';
import { healthOf } from './health.ts';
import { liveKnowledge, shelfOf, type Knowledge } from './knowledge.ts';
import { openLatePart } from './late-part.ts';
import { liveFigures } from './live-figures.ts';
import { liveStatistics } from './live-statistics.ts';
import { followReleases } from './live-releases.ts';
import { configuredSearch } from './search.ts';
import { watchTrust } from './trust.ts';
import { deskPages, webPages } from './web-pages.ts';

/** A server that takes requests. */
export interface RunningServer {
  /** Says that it is not ready, works on for a while, then ends what runs and what is open. */
  stop(drainMs: number): Promise<void>;
}

/** Opens everything a server is made of and listens; what takes long to load is opened behind doors that open later. */
export async function runningServer(
  configuration: Configuration,
  database: StateDatabase,
  log: Logger,
): Promise<RunningServer> {
  const { DATA_DIR, RATE_LIMITS, PUBLIC_URL } = configuration;
  const reporting = (what: string) => (error: unknown) => {
    log.error({ err: error }, what);
  };
  const settings = await liveSettings(database, reporting('settings'));
  const base = consultationSettings(configuration);
  const prepare = preparation(base);
  const search = await configuredSearch(configuration, (error) => {
    log.warn({ err: error }, 'search goes on without a part of it');
  });
  const shelf = shelfOf(DATA_DIR);
  const knowledge = liveKnowledge(shelf, {
    search,
    prepare,
    report: reporting('the newest release cannot be opened; the last one stays in use'),
  });
  const releases = followReleases(DATA_DIR, database, systemClock, {
    report: reporting('the newest release cannot be fetched; the last one stays in use'),
  });
  const watch = watchDatabase(database, systemClock);
  const metrics = createMetrics(doorPaths);
  const model = chatModelOf(configuration, database, log);
  // Conversations keep a turn together with its reply; what is asked without one is kept by itself.
  const consult = counted(
    liveConsult(() => knowledge.current(), visitorSettings(base, settings), systemClock, model),
    metrics,
  );
  const channel = lateDoor();
  const wechatDoor = lateDoor();
  const deskDoor = lateDoor();
  let isStopping = false;
  const trust = watchTrust({
    target: () => settings.current('answers.targetErrorShare'),
    judge: () => knowledge.current().judge,
    judgements: async (since, threshold) => [
      await visitorJudgements(database.store, since),
      await agentJudgements(database.store, since, threshold),
    ],
    now: () => systemClock.now(),
    report: reporting('what was said of answers cannot be read'),
  });
  const health = () =>
    healthOf({
      knowledge,
      releases,
      search,
      model,
      database: watch,
      trust,
      isOpen: () => channel.isOpen(),
      isStopping: () => isStopping,
    });
  const whileThere = Router().use(refuseWhile(() => watch.isAway()));
  const partners = partnerRoutes({
    keys: configuration.PARTNER_KEYS,
    clock: systemClock,
    limit: RATE_LIMITS.partner,
    release: () => knowledge.current().release,
    releases: () => shelf.list(),
    statistics: liveStatistics(database, systemClock, reporting('statistics')),
  });
  const app = createApp({
    log,
    trustedProxies: configuration.TRUSTED_PROXIES,
    describe: async () => [(await import('../desk/api-description.ts')).describeDesk()],
    observers: [metrics.countRequests, requestLog(log, doorPaths), lastRequest(() => isStopping)],
    doors: [
      { path: '/', router: healthRoutes(health) },
      { path: '/', router: metricsRoutes(metrics, configuration.METRICS_TOKEN) },
      ...['/api/answer', '/v3/directline', '/api/desk'].map((path) => ({ path, router: whileThere })),
      {
        path: '/api',
        router: answerRoutes(whichKeeps(consult, createTurnRepository(database)), RATE_LIMITS.answer),
      },
      { path: '/api/partner', router: partners },
      { path: '/api/desk', router: deskDoor.router },
      { path: '/v3/directline', router: channel.router },
      ...(configuration.WECHAT_APP_ID === undefined ? [] : [{ path: '/wechat', router: wechatDoor.router }]),
      { path: '/desk', router: deskPages(configuration) },
      { path: '/', router: webPages(configuration, defaultConversationLimits.attachmentBytes) },
    ],
  });
  const server = createServer(app);
  await listen(server, { port: configuration.PORT, host: configuration.HOST });
  announce(server, log, knowledge.current());
  await prepare(knowledge.current());
  await loadModel(model, log);
  const { conversations, web, wechat, desk } = await openLatePart({
    database,
    consult,
    knowledge,
    newestKnowledge: async () => {
      await releases.look();
      await knowledge.look();
    },
    settings,
    consultation: visitorSettings(base, settings),
    configuration,
    log,
    model,
    trust,
  });
  web.attach(server);
  channel.open(web.router);
  if (wechat) wechatDoor.open(wechat.router);
  deskDoor.open(desk.router);
  for (const figure of liveFigures(database, systemClock, () => web.streams(), trust)) metrics.watch(figure);
  await announceFirstOperator(database, PUBLIC_URL ?? `http://localhost:${portOf(server)}`);
  return {
    stop: async (drainMs) => {
      isStopping = true;
      await pause(drainMs);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      knowledge.stop();
      // Visitors go on elsewhere while the turns that run here end.
      await Promise.all([web.drain(), wechat?.drain(), desk.stop(), releases.stop()]);
      await conversations.stop();
      await Promise.race([closed, pause(lastRequestsMs)]);
      server.closeAllConnections();
      settings.stop();
      watch.stop();
      trust.stop();
      await search.close();
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
  '/api/desk',
  '/api/partner',
  '/v3/directline',
  '/wechat',
  '/desk',
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
  return async (request, origin) => {
    const turn = await consult(request, origin);
    metrics.countTurn(turn);
    return turn;
  };
}

/** A model that cannot be loaded is one that answers do without. */
async function loadModel(model: LoadableModel | undefined, log: Logger): Promise<void> {
  await model?.load().catch((error: unknown) => {
    log.error({ err: error }, 'the chat model cannot be loaded; answers go on without it');
  });
}

function announce(server: Server, log: Logger, { release: { manifest } }: Knowledge): void {
  const port = portOf(server);
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

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
