import type { Request } from 'express';
import { refusal } from '../refusals.ts';

/**
 * Refuses changes that another site's page asks for. Browsers say where a request comes from in `Sec-Fetch-Site`
 * (W3C Fetch Metadata) and `Origin`; programs that are no browsers send neither and need the CSRF token like all.
 */
export function checkOrigin(request: Request, publicUrl: string | undefined): void {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign();
  const origin = request.get('origin');
  if (origin === undefined) return;
  const own = [request.host, publicUrl === undefined ? undefined : new URL(publicUrl).host];
  if (!URL.canParse(origin) || !own.includes(new URL(origin).host)) throw foreign();
}

function foreign(): Error {
  return refusal(
    403,
    'origin',
    'This change was asked for by a page of another site. Set PUBLIC_URL if it was not.',
  );
}
