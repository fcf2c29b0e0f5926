import type { RequestHandler } from 'express';
import { sendProblem } from '../../../src/server/problems.ts';

/** Which pages may call. A filter against foreign pages, never a proof of who calls. */
export interface Origins {
  /** `host` is the one the request came to; a request without an origin comes from no page. */
  allows(origin: string | undefined, host: string | undefined): boolean;
}

/** The service's own pages, and those of these origins, as in `https://office.example`. */
export function createOrigins(allowed: readonly string[], publicUrl?: string): Origins {
  const known = new Set([...allowed, ...(publicUrl === undefined ? [] : [publicUrl])].map(originOf));
  return {
    allows: (origin, host) => {
      if (origin === undefined) return true;
      return known.has(origin) || (host !== undefined && hostOf(origin) === host.toLowerCase());
    },
  };
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Refuses pages of other origins and lets the allowed ones read the answers. */
export function originFilter(origins: Origins): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('origin');
    if (!origins.allows(origin, request.host)) {
      sendProblem(response, {
        status: 403,
        title: 'Origin not allowed',
        detail: 'Pages of this origin may not call; add it to ALLOWED_ORIGINS.',
      });
      return;
    }
    if (origin !== undefined) {
      response.vary('Origin');
      response.set('Access-Control-Allow-Origin', origin);
      response.set('Access-Control-Expose-Headers', 'Retry-After');
    }
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    response.set('Access-Control-Allow-Methods', 'GET, POST');
    response.set(
      'Access-Control-Allow-Headers',
      'Authorization, Content-Type, X-Ms-Bot-Agent, X-Requested-With',
    );
    response.set('Access-Control-Max-Age', '600');
    response.status(204).end();
  };
}
