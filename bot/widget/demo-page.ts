import type { Language } from '../../src/language/language.ts';
import { languages } from '../../src/language/language.ts';
import {
  demoQuestions,
  demoSentences,
  demoServices,
  type DemoSentenceKey,
} from '../../src/locale/demo/sentences.ts';
import { languageNames } from '../../src/locale/widget/sentences.ts';
import type { WidgetBuild } from './build-manifest.ts';
import { html, type Markup } from '../../src/server/pages/html.ts';
import type { PageEvent, PageSettings } from './page-settings.ts';

type Say = (key: DemoSentenceKey) => string;

/** The service site of an office, with the widget on it as any site would have it. */
export function demoPage(build: WidgetBuild, settings: PageSettings, language: Language): string {
  const say: Say = (key) => demoSentences[language][key];
  const office = settings.office[language];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${office}</title>
        <link rel="icon" href="${settings.logo ?? 'data:,'}" />
        <link rel="stylesheet" href="/widget/theme.css" />
        ${build.demo.styles.map((style) => html`<link rel="stylesheet" href="/widget/${style}" />`)}
        <script src="/widget.js" defer data-language="${language}"></script>
      </head>
      <body>
        ${settings.demonstration ? html`<aside class="demonstration">${say('demo.notice')}</aside>` : ''}
        ${head(settings, office, language, say)}
        <main>
          <section class="lead">
            <h1>${say('lead.title')}</h1>
            <p>${say('lead.text')}</p>
            <button type="button" class="main" data-tongda-question="">${say('lead.ask')}</button>
          </section>
          <section id="questions" aria-labelledby="questions-title">
            <h2 id="questions-title">${say('questions.title')}</h2>
            <p>${say('questions.text')}</p>
            <div class="columns">${languages.map(questionList)}</div>
          </section>
          <section id="services" aria-labelledby="services-title">
            <h2 id="services-title">${say('services.title')}</h2>
            <ul class="services">
              ${demoServices.map((service) => serviceItem(service, say))}
            </ul>
          </section>
          ${settings.events.length > 0 ? eventList(settings.events, language, say) : ''}
          <section id="contact" aria-labelledby="contact-title">
            <h2 id="contact-title">${say('contact.title')}</h2>
            <p>${say('contact.hours')}</p>
            <p>${say('contact.hotline')}</p>
          </section>
        </main>
        <footer>
          <p>${office}</p>
          ${settings.demonstration ? html`<p>${say('demo.footer')}</p>` : ''}
        </footer>
      </body>
    </html> `.text;
}

function head(settings: PageSettings, office: string, language: Language, say: Say): Markup {
  return html`<header>
    <div class="office">
      ${settings.logo === undefined ? '' : html`<img src="${settings.logo}" alt="" />`}
      <p>${office}</p>
    </div>
    <nav aria-label="${say('nav.pages')}">
      <ul>
        <li><a href="#questions">${say('questions.title')}</a></li>
        <li><a href="#services">${say('services.title')}</a></li>
        <li><a href="#contact">${say('contact.title')}</a></li>
      </ul>
    </nav>
    <nav class="languages" aria-label="${say('nav.languages')}">
      <ul>
        ${languages.map((each) => languageItem(each, language))}
      </ul>
    </nav>
  </header>`;
}

function languageItem(each: Language, current: Language): Markup {
  const name = languageNames[each];
  return each === current
    ? html`<li><span lang="${each}" aria-current="true">${name}</span></li>`
    : html`<li><a href="/?lang=${each}" lang="${each}" hreflang="${each}">${name}</a></li>`;
}

function questionList(language: Language): Markup {
  const questions = demoQuestions[language].map(
    (question) =>
      html`<li><button type="button" data-tongda-question="${question}">${question}</button></li>`,
  );
  return html`<div lang="${language}">
    <h3>${languageNames[language]}</h3>
    <ul class="questions">
      ${questions}
    </ul>
  </div>`;
}

function serviceItem(service: (typeof demoServices)[number], say: Say): Markup {
  const question = say(`services.${service}.question`);
  return html`<li>
    <h3>${say(`services.${service}.name`)}</h3>
    <p>${say(`services.${service}.text`)}</p>
    <button type="button" data-tongda-question="${question}">${question}</button>
  </li>`;
}

function eventList(events: readonly PageEvent[], language: Language, say: Say): Markup {
  const items = events.map(
    ({ id, name, hall }) =>
      html`<li>
        <a href="/chat?event=${encodeURIComponent(id)}&lang=${language}"
          >${name}${hall === undefined ? '' : ` · ${hall}`}</a
        >
      </li>`,
  );
  return html`<section id="events" aria-labelledby="events-title">
    <h2 id="events-title">${say('events.title')}</h2>
    <p>${say('events.text')}</p>
    <ul>
      ${items}
    </ul>
  </section>`;
}
