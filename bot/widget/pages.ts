import { join } from 'node:path';
import { Router, type RequestHandler } from 'express';
import { languageSchema, type Language } from '../../src/language/language.ts';
import { projectPath } from '../../src/platform/project-root.ts';
import { builtFiles } from '../../src/server/pages/built-files.ts';
import type { Looks } from '../../src/server/pages/looks.ts';
import { officeNames } from '../../src/server/pages/office-names.ts';
import { sendPage } from '../../src/server/pages/send-page.ts';
import { themeCss } from '../../src/server/pages/theme.ts';
import { readWidgetBuild } from './build-manifest.ts';
import { chatPage } from './chat-page.ts';
import { demoPage } from './demo-page.ts';
import { chatPolicy, demoPolicy } from './page-policy.ts';
import type { PageEvent, PageSettings } from './page-settings.ts';

export interface WidgetPagesOptions {
  readonly looks: Looks;
  /** Origins of the pages that may frame `/chat`, besides the service's own. */
  readonly allowedOrigins: readonly string[];
  /** The exhibitions of the moment. */
  readonly events: () => readonly PageEvent[];
  /** Bytes of one file. */
  readonly longestFileBytes: number;
  /** Folder of the built browser files. */
  readonly folder?: string;
}

/** `/`, `/chat`, `/widget.js` and their files, each page with its own policy. Throws a UserError where nothing is built. */
export function widgetPages(options: WidgetPagesOptions): Router {
  const folder = options.folder ?? projectPath('dist', 'widget');
  const build = readWidgetBuild(folder);
  const { looks } = options;
  const theme = themeCss(looks.accent);
  const settings = (): PageSettings => ({
    office: officeNames(looks),
    ...(looks.logo === undefined ? {} : { logo: looks.logo }),
    demonstration: looks.office === undefined,
    events: options.events(),
    longestFileBytes: options.longestFileBytes,
  });
  const router = Router();
  router.get('/', (request, response) => {
    sendPage(response, demoPolicy(looks.logo), demoPage(build, settings(), languageIn(request.query)));
  });
  router.get('/chat', (request, response) => {
    response.removeHeader('X-Frame-Options');
    response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    const policy = chatPolicy(options.allowedOrigins, looks.logo);
    sendPage(response, policy, chatPage(build, settings(), languageIn(request.query)));
  });
  const launcher = builtFiles(folder, 'public, max-age=300');
  router.get('/widget.js', forAnySite, launcher);
  router.get('/widget/theme.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=300').type('css').send(theme);
  });
  const assets = builtFiles(join(folder, 'assets'), 'public, max-age=31536000, immutable');
  router.use('/widget/assets', assets);
  return router;
}

/** Scripts of other sites load the launcher. */
const forAnySite: RequestHandler = (_request, response, next) => {
  response.set('Cross-Origin-Resource-Policy', 'cross-origin');
  next();
};

function languageIn(query: Record<string, unknown>): Language {
  return languageSchema.catch('zh-Hans').parse(query.lang);
}
