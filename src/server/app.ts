import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { notFound, problemHandler } from './problems.ts';
import { openApiDocument, type ApiDescription } from './openapi.ts';

/** A part of the service and the path it is served under. */
export interface Door {
  readonly path: string;
  readonly router: Router;
}

export interface AppOptions {
  readonly doors: readonly Door[];
  readonly log: Logger;
  /** How many proxies in front may name the visitor's address; 0 trusts none. */
  readonly trustedProxies: number;
  /** Sees every request before the doors: counts it, gives it an id. */
  readonly observers?: readonly RequestHandler[];
  /** Describes the routes of parts that load late, when somebody asks for the description. */
  readonly describe?: () => Promise<readonly ApiDescription[]>;
}

/** The Express application: security headers, the doors in their order, problem documents for all that fails. */
export function createApp({ doors, log, trustedProxies, observers = [], describe }: AppOptions): Express {
  const app = express();
  app.set('trust proxy', trustedProxies);
  app.set('query parser', 'simple');
  for (const observer of observers) app.use(observer);
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
        useDefaults: false,
      },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      strictTransportSecurity: false,
    }),
  );
  let openApi: Record<string, unknown> | undefined;
  app.get('/api/openapi.json', async (_request, response) => {
    openApi ??= openApiDocument(await describe?.());
    response.json(openApi);
  });
  for (const { path, router } of doors) app.use(path, router);
  app.use(notFound);
  app.use(problemHandler(log));
  return app;
}
