import type { Router } from 'express';
import { exhibitionAt } from '../../bot/channels/direct-line/exhibitions.ts';
import { widgetPages } from '../../bot/widget/pages.ts';
import { systemClock } from '../platform/clock.ts';
import type { Configuration } from './configuration.ts';

/** The pages that visitors open, as the configuration wants them. */
export function webPages(configuration: Configuration, longestFileBytes: number): Router {
  const { ACCENT_COLOR, OFFICE_LOGO, OFFICE_NAME, ALLOWED_ORIGINS, EVENTS } = configuration;
  return widgetPages({
    looks: {
      accent: ACCENT_COLOR,
      ...(OFFICE_LOGO === undefined ? {} : { logo: OFFICE_LOGO }),
      ...(OFFICE_NAME === undefined ? {} : { office: OFFICE_NAME }),
    },
    allowedOrigins: ALLOWED_ORIGINS,
    events: () => EVENTS.flatMap(({ id }) => exhibitionAt(EVENTS, id, systemClock.now()) ?? []),
    longestFileBytes,
  });
}
