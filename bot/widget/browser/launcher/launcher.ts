import type { Language } from '../../../../src/language/language.ts';
import { launcherSentences } from '../../../../src/locale/widget/launcher.ts';
import type { FromFrame, ToFrame } from '../frame-messages.ts';
import { css } from './style.ts';

/**
 * The launcher of the widget, for any page:
 *
 *   <script src="https://service.example/widget.js" async data-position="right" data-color="#0b5c8e"
 *     data-language="zh-Hans" data-event="expo" data-label="…"></script>
 *
 * Every attribute may be left out. An element with `data-tongda-question="…"` opens the widget with that question.
 */
const script = document.currentScript as HTMLScriptElement;
const { position, color, language, event, label } = script.dataset;
const origin = new URL(script.src).origin;

function languageOf(tag: string): Language {
  if (/^en/i.test(tag)) return 'en';
  return /^(zh.*(hant|tw|hk|mo)|yue)/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
}

/** Black or white, whichever can be read on the colour. */
function readableOn([red, green, blue]: number[]): string {
  const part = (value = 0) => (value / 255) ** 2.2;
  return part(red) * 0.2126 + part(green) * 0.7152 + part(blue) * 0.0722 > 0.2 ? '#000' : '#fff';
}

function start(): void {
  const spoken = languageOf(language ?? document.documentElement.lang);
  const words = launcherSentences[spoken];
  const host = document.createElement('tongda-widget');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  host.lang = spoken;
  host.dataset.side = position === 'left' ? 'left' : 'right';

  const button = document.createElement('button');
  const dot = document.createElement('span');
  button.type = 'button';
  const text = label ?? words.ask;
  button.textContent = text;
  button.setAttribute('aria-expanded', 'false');
  if (color !== undefined && /^#[\da-f]{6}$/i.test(color)) {
    button.style.background = color;
    button.style.color = readableOn([1, 3, 5].map((from) => parseInt(color.slice(from, from + 2), 16)));
  }
  dot.className = 'dot';
  dot.hidden = true;
  button.append(dot);
  const panel = document.createElement('div');
  panel.hidden = true;
  root.append(panel, button);
  document.body.append(host);

  let frame: HTMLIFrameElement | undefined;
  let isReady = false;
  let question = '';

  const tell = (message: ToFrame) => frame?.contentWindow?.postMessage(message, origin);
  const askOnce = () => {
    if (!isReady || question === '') return;
    tell({ tongda: 'ask', text: question });
    question = '';
  };
  const load = () => {
    const made = document.createElement('iframe');
    const query = new URLSearchParams({ lang: spoken, ...(event === undefined ? {} : { event }) });
    // Behind the # it reaches the frame and no log. The page's own query stays on the page.
    const standing = new URLSearchParams({
      title: document.title.slice(0, 200),
      url: (location.origin + location.pathname).slice(0, 500),
    });
    made.src = `${origin}/chat?${query.toString()}#${standing.toString()}`;
    made.title = text;
    made.allow = 'clipboard-write';
    panel.append(made);
    return made;
  };
  /** The name of the button where its text does not say it all. */
  const named = (name: string) => {
    if (name === '') button.removeAttribute('aria-label');
    else button.setAttribute('aria-label', name);
  };
  const toggle = (open: boolean) => {
    frame ??= load();
    panel.hidden = !open;
    dot.hidden = true;
    button.setAttribute('aria-expanded', String(open));
    named(open ? words.close : '');
    host.toggleAttribute('open', open);
    tell({ tongda: open ? 'shown' : 'hidden' });
    if (open) frame.focus();
    else button.focus();
  };

  button.onclick = () => {
    toggle(panel.hidden);
  };
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !panel.hidden) toggle(false);
  });
  addEventListener('click', ({ target }) => {
    const asking = target instanceof Element && target.closest<HTMLElement>('[data-tongda-question]');
    if (!asking) return;
    question = asking.dataset.tongdaQuestion ?? '';
    toggle(true);
    askOnce();
  });
  addEventListener('message', ({ source, origin: from, data }: MessageEvent<FromFrame | undefined>) => {
    if (from !== origin || source !== frame?.contentWindow) return;
    if (data?.tongda === 'ready') {
      isReady = true;
      tell({ tongda: panel.hidden ? 'hidden' : 'shown' });
      askOnce();
    }
    if (data?.tongda === 'close') toggle(false);
    if (data?.tongda === 'unread' && panel.hidden) {
      dot.hidden = false;
      named(`${text} (${words.unread})`);
    }
  });
}

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();
