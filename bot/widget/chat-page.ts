import type { Language } from '../../src/language/language.ts';
import { widgetSentences } from '../../src/locale/widget/sentences.ts';
import type { WidgetBuild } from './build-manifest.ts';
import { html } from '../../src/server/pages/html.ts';
import type { PageSettings } from './page-settings.ts';

/** The page of the conversation. Everything it shows is made by its script from the settings. */
export function chatPage(build: WidgetBuild, settings: PageSettings, language: Language): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
        />
        <meta name="robots" content="noindex" />
        <title>${widgetSentences[language]['page.title']} · ${settings.office[language]}</title>
        <link rel="icon" href="${settings.logo ?? 'data:,'}" />
        <link rel="stylesheet" href="/widget/theme.css" />
        ${build.chat.styles.map((style) => html`<link rel="stylesheet" href="/widget/${style}" />`)}
        <script type="module" src="/widget/${build.chat.script}"></script>
      </head>
      <body>
        <div id="chat" data-settings="${JSON.stringify(settings)}"></div>
      </body>
    </html> `.text;
}
