import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { sendProblem } from './problems.ts';

/** Requests allowed from one address per minute, by door. */
export const rateLimitsSchema = z
  .strictObject({
    answer: z.int().positive().default(60),
    directline: z.int().positive().default(600),
    /** Tokens of the web channel without credentials, for one address. */
    directlineTokens: z.int().positive().default(60),
    /** Messages and files, for one conversation. */
    directlineMessages: z.int().positive().default(60),
    desk: z.int().positive().default(1200),
    partner: z.int().positive().default(300),
    wechat: z.int().positive().default(6000),
  })
  .prefault({});
export type RateLimits = z.infer<typeof rateLimitsSchema>;

/** Refuses an address with 429 and Retry-After once it has used its requests of the running minute. */
export function perAddress(limit: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => {
      sendProblem(response, {
        status: 429,
        title: 'Too many requests',
        detail: `At most ${limit} requests a minute from one address. Wait as Retry-After says.`,
      });
    },
  });
}
