import type { Response } from 'express';

/** Sends a page with its policy, to be asked for anew each time. */
export function sendPage(response: Response, policy: string, page: string): void {
  response
    .set('Content-Security-Policy', policy)
    .set('X-Content-Type-Options', 'nosniff')
    .set('Referrer-Policy', 'no-referrer')
    .set('Cache-Control', 'no-cache')
    .type('html')
    .send(page);
}
