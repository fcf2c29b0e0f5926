import { deskSentences } from '../../locale/desk/sentences.ts';
import { html } from '../../server/pages/html.ts';
import type { ConsoleBuild } from './console-build.ts';
import type { ConsoleSettings } from './page-settings.ts';

/** The one page of the console. Everything it shows is made by its script. */
export function consolePage(build: ConsoleBuild, settings: ConsoleSettings): string {
  return html`<!doctype html>
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${deskSentences['zh-Hans']['page.title']} · ${settings.office['zh-Hans']}</title>
        <link rel="icon" href="${settings.logo ?? 'data:,'}" />
        <link rel="stylesheet" href="/desk/theme.css" />
        ${build.styles.map((style) => html`<link rel="stylesheet" href="/desk/${style}" />`)}
        ${build.needed.map((script) => html`<link rel="modulepreload" href="/desk/${script}" />`)}
        <script type="module" src="/desk/${build.script}"></script>
      </head>
      <body>
        <div id="console" data-settings="${JSON.stringify(settings)}"></div>
      </body>
    </html> `.text;
}
