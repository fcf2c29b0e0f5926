import { languages, type Language } from '../../src/language/language.ts';
import { demoSentences } from '../../src/locale/demo/sentences.ts';
import type { Exhibition } from '../channels/direct-line/exhibitions.ts';
import { html, Markup } from '../../src/server/pages/html.ts';

/** Where visitors of an exhibition are sent: the chat, with the exhibition as its context. */
export function exhibitionAddress(publicUrl: string, { id }: Pick<Exhibition, 'id'>): string {
  const address = new URL('/chat', publicUrl);
  address.searchParams.set('event', id);
  return address.href;
}

/** A page of its own that needs nothing else, to be printed on A4: the code, whose it is, and what it is good for. */
export function exhibitionPoster(poster: {
  readonly event: Exhibition;
  readonly address: string;
  /** The code as SVG of our own making. */
  readonly svg: string;
  readonly office: string | undefined;
}): string {
  const { event, address, svg, office } = poster;
  const place = event.hall === undefined ? '' : html`<p class="hall">${event.hall}</p>`;
  return html`<!doctype html>
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <title>${event.name}</title>
        <style>
          ${new Markup(style)}
        </style>
      </head>
      <body>
        <h1>${event.name}</h1>
        ${place}
        <p class="days">${event.from} – ${event.to}</p>
        <div class="code">${new Markup(svg)}</div>
        ${languages.map((language) => invitation(language))}
        <p class="address">${address}</p>
        <footer>${office ?? demoSentences['zh-Hans']['demo.footer']}</footer>
      </body>
    </html> `.text;
}

function invitation(language: Language): Markup {
  return html`<p lang="${language}">${demoSentences[language]['poster.text']}</p>`;
}

const style = `
  @page { size: A4; margin: 18mm }
  body { max-width: 174mm; margin: 0 auto; text-align: center; color: #111;
    font: 14pt/1.6 system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif }
  h1 { margin: 0; font-size: 28pt; line-height: 1.3 }
  .hall { margin: 0; font-size: 18pt }
  .days { margin: 0; color: #444 }
  .code svg { width: 110mm; height: 110mm }
  .address { font: 11pt/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
  footer { color: #444; font-size: 11pt }
`;
