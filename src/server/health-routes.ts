import { Router } from 'express';

/** What the service can and cannot do at the moment. */
export interface Health {
  /** False while the service must get no traffic: starting, draining, or without a release. */
  readonly ready: boolean;
  /** Number of the release answers come from, 0 without one. */
  readonly release: number;
  /** `lexical only` without an embedding model. */
  readonly search: string;
  /** The chat model that may write answers, `no model` without one. */
  readonly writing?: string;
  /** What works less well than it could, in plain words. */
  readonly degraded: readonly string[];
}

/** `/healthz` says that the process lives and what is degraded, `/readyz` whether it takes traffic. */
export function healthRoutes(health: () => Health): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json(health());
  });
  router.get('/readyz', (_request, response) => {
    const { ready } = health();
    response.status(ready ? 200 : 503).json({ ready });
  });
  return router;
}
