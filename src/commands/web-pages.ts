import type { Router } from 'express';
import { exhibitionAt } from '../../bot/channels/direct-line/exhibitions.ts';
import { widgetPages } from '../../bot/widget/pages.ts';
import { consolePages } from '../desk/page/pages.ts';
import { systemClock } from '../platform/clock.ts';
import type { Looks } from '../server/pages/looks.ts';
import type { Configuration } from './configuration.ts';

/** The pages that visitors open, as the configuration wants them. */
export function webPages(configuration: Configuration, longestFileBytes: number): Router {
  const { ALLOWED_ORIGINS, EVENTS } = configuration;
  return widgetPages({
    looks: looksOf(configuration),
    allowedOrigins: ALLOWED_ORIGINS,
    events: () => EVENTS.flatMap(({ id }) => exhibitionAt(EVENTS, id, systemClock.now()) ?? []),
    longestFileBytes,
  });
}

/** The console's page, to be mounted at `/desk`. */
export function deskPages(configuration: Configuration): Router {
  return consolePages({ looks: looksOf(configuration) });
}

function looksOf({ ACCENT_COLOR, OFFICE_LOGO, OFFICE_NAME }: Configuration): Looks {
  return {
    accent: ACCENT_COLOR,
    ...(OFFICE_LOGO === undefined ? {} : { logo: OFFICE_LOGO }),
    ...(OFFICE_NAME === undefined ? {} : { office: OFFICE_NAME }),
  };
}
