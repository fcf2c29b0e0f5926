import { createHash } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Manifest, Release } from '../../knowledge/release.ts';
import { dayAt, type Day } from '../../platform/day.ts';
import type { Clock } from '../../platform/clock.ts';
import { perAddress } from '../limits.ts';
import { checkedInput, ProblemError } from '../problems.ts';
import { collections, pageOf, pageQuerySchema, wholeItem, type Collection } from './catalogue.ts';
import { partnerOf, type PartnerKeys } from './partner-keys.ts';
import type { StatisticsSource } from './statistics.ts';
import { statisticsPage } from './statistics-page.ts';
import { statisticsQuerySchema } from './statistics-periods.ts';

export interface PartnerOptions {
  readonly keys: PartnerKeys;
  readonly clock: Clock;
  /** Requests a minute from one address. */
  readonly limit: number;
  /** The release in use. */
  readonly release: () => Release;
  /** Manifests of all releases, oldest first. */
  readonly releases: () => readonly Manifest[];
  readonly statistics: StatisticsSource;
}

/** `/api/partner`: what other platforms read, with a key of their own; nothing can be changed here. */
export function partnerRoutes({ keys, clock, limit, release, releases, statistics }: PartnerOptions): Router {
  const router = Router();
  const today = (): Day => dayAt(clock.now());
  router.use(perAddress(limit), onlyPartners(keys));
  for (const collection of Object.keys(collections) as Collection[]) {
    router.get(`/${collection}`, (request, response) => {
      const page = pageOf(release(), collection, today(), checkedInput(pageQuerySchema, request.query));
      if (page.next !== undefined) response.set('Link', nextLink(request, page.next));
      sendTagged(response, release(), today(), page);
    });
    router.get(`/${collection}/:id`, (request, response) => {
      const item = wholeItem(release(), collection, today(), request.params.id);
      if (item === undefined) throw notThere(collection);
      sendTagged(response, release(), today(), item);
    });
  }
  router.get('/releases', (_request, response) => {
    sendTagged(response, release(), today(), {
      current: release().manifest.number,
      items: releases().map(({ number, createdAt, contentHash, documents, passages, records }) => ({
        number,
        createdAt: new Date(createdAt).toISOString(),
        contentHash,
        documents,
        passages,
        records,
      })),
    });
  });
  router.get('/statistics', async (request, response) => {
    const query = checkedInput(statisticsQuerySchema, request.query);
    const page = await statisticsPage(query, today(), statistics);
    if (page.next !== undefined) response.set('Link', nextLink(request, page.next));
    // Past days change too: a thumb is turned, a ticket is closed. So the tag is of the content.
    const hash = createHash('sha256').update(JSON.stringify(page)).digest('hex');
    response.set('ETag', `"${hash.slice(0, 32)}"`).json(page);
  });
  return router;
}

function onlyPartners(keys: PartnerKeys): RequestHandler {
  return (request, response, next) => {
    const key = /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '')?.[1];
    if (key !== undefined && partnerOf(keys, key) !== undefined) {
      response.set('Cache-Control', 'private, no-cache');
      next();
      return;
    }
    response.set('WWW-Authenticate', 'Bearer realm="partner"');
    throw new ProblemError({
      status: 401,
      title: 'Key needed',
      detail: 'Send your key as Authorization: Bearer KEY. The operator of this service gives keys out.',
    });
  };
}

/** What is sent depends on the address, the release and the day alone; a reader who has it already gets a 304. */
function sendTagged(response: Response, { manifest }: Release, day: Day, body: unknown): void {
  response.set('ETag', `"${manifest.number}-${manifest.contentHash.slice(0, 16)}-${day}"`).json(body);
}

/** The next page as a Link header (RFC 8288). */
function nextLink(request: Request, after: string): string {
  const query = new URLSearchParams(request.query as Record<string, string>);
  query.set('after', after);
  return `<${request.baseUrl}${request.path}?${query.toString()}>; rel="next"`;
}

function notThere(collection: Collection): ProblemError {
  return new ProblemError({
    status: 404,
    title: 'Not found',
    detail: `There is no such document among the ${collection}, or it is not in force. The list is at /api/partner/${collection}.`,
  });
}
