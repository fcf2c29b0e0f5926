import { join } from 'node:path';
import { Router } from 'express';
import { projectPath } from '../../platform/project-root.ts';
import { builtFiles } from '../../server/pages/built-files.ts';
import type { Looks } from '../../server/pages/looks.ts';
import { officeNames } from '../../server/pages/office-names.ts';
import { basicPolicy, none, own, written } from '../../server/pages/page-policy.ts';
import { sendPage } from '../../server/pages/send-page.ts';
import { themeCss } from '../../server/pages/theme.ts';
import { readConsoleBuild } from './console-build.ts';
import { consolePage } from './console-page.ts';
import type { ConsoleSettings } from './page-settings.ts';

export interface ConsolePagesOptions {
  readonly looks: Looks;
  /** Folder of the built browser files. */
  readonly folder?: string;
}

/**
 * The console, to be mounted at `/desk`: its page at every address of a screen, and its files. It is framed by nobody and
 * speaks to nobody but the service. Throws a UserError where nothing is built.
 */
export function consolePages({
  looks,
  folder = projectPath('dist', 'console'),
}: ConsolePagesOptions): Router {
  const theme = themeCss(looks.accent);
  const settings: ConsoleSettings = {
    office: officeNames(looks),
    ...(looks.logo === undefined ? {} : { logo: looks.logo }),
    demonstration: looks.office === undefined,
  };
  const page = consolePage(readConsoleBuild(folder), settings);
  const policy = written({ ...basicPolicy(looks.logo), 'connect-src': [own], 'frame-ancestors': [none] });
  const router = Router();
  router.get('/theme.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').type('css').send(theme);
  });
  router.use('/assets', builtFiles(join(folder, 'assets'), 'public, max-age=31536000, immutable'));
  // A screen's address has no dot, but for the ids of documents; a file that is not there is not the page.
  router.get(/^(?:(?!\/assets\/)(?:\/[^/.]*)*|\/knowledge\/.*)$/, (_request, response) => {
    sendPage(response, policy, page);
  });
  return router;
}
