import type { Citation } from '../../../../src/consultation/turn.ts';
import type { Message } from '../../../../src/conversations/message.ts';
import { languages, type Language } from '../../../../src/language/language.ts';
import { dayAt } from '../../../../src/platform/day.ts';
import { renderCitation } from '../../../../src/locale/render.ts';
import { formatDay } from '../../../../src/locale/day-words.ts';
import { sentence } from '../../../../src/locale/sentences.ts';
import { html, type Markup } from '../../../../src/server/pages/html.ts';
import { safeUrl, shown } from '../../../shown.ts';
import type { Stretch } from '../telling/place.ts';
import { textOf } from '../telling/words.ts';

/** What was said to a visitor, whole, with every source and its words. */
export function answerPage({ messages }: Stretch, language: Language, until: number): string {
  const said = messages.filter(({ from }) => from !== 'visitor');
  const date = formatDay(dayAt(until), language);
  return page(language, [
    ...said.map((message) => section(message, language)),
    html`<p class="until">${sentence('wechat.page.until', { date }, language)}</p>`,
  ]);
}

/** A page that only says why nothing is there, in every language: whose link it was is not known. */
export function emptyPage(key: 'wechat.page.expired' | 'wechat.page.gone'): string {
  const sentences = languages.map(
    (language) => html`<p lang="${language}">${sentence(key, {}, language)}</p>`,
  );
  return page('zh-Hans', sentences);
}

function page(language: Language, parts: readonly Markup[]): string {
  const title = sentence('wechat.page.title', {}, language);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/wechat/answers/page.css" />
      </head>
      <body>
        <header>
          <p>${sentence('wechat.page.about', {}, language)}</p>
          <h1>${title}</h1>
        </header>
        <main>${parts}</main>
      </body>
    </html> `.text;
}

function section(message: Message, language: Language): Markup {
  if (message.kind === 'reply' && message.data !== undefined) {
    const { reply, language: own } = message.data;
    const text = textOf(
      { ...message, data: { ...message.data, reply: { ...reply, citations: [] } } },
      language,
    );
    const label = reply.aiGenerated
      ? ''
      : reply.citations.length > 0
        ? html`<p class="label">${sentence('label.automatic', {}, own)}</p>`
        : '';
    return html`<article lang="${own}">
      ${label} ${paragraphs(text)} ${reply.citations.length === 0 ? '' : sources(reply.citations, own)}
    </article>`;
  }
  const text = textOf(message, language);
  return text === '' ? html`` : html`<article>${paragraphs(text)}</article>`;
}

function paragraphs(text: string): Markup[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line}</p>`);
}

function sources(citations: readonly Citation[], language: Language): Markup {
  return html`<section>
    <h2>${sentence('label.sources', {}, language)}</h2>
    ${citations.map((citation) => source(citation, language))}
  </section>`;
}

function source(citation: Citation, language: Language): Markup {
  const { quote, url } = citation;
  const address = safeUrl(url);
  const link =
    address === undefined
      ? ''
      : html`<p>
          <a href="${address}" rel="noopener noreferrer">${sentence('wechat.page.link', {}, language)}</a>
        </p>`;
  return html`<details open>
    <summary>${shown(renderCitation({ ...citation, url: undefined }, language))}</summary>
    <p class="label">${sentence('wechat.page.quote', {}, language)}</p>
    <blockquote>${paragraphs(shown(quote))}</blockquote>
    ${link}
  </details>`;
}
