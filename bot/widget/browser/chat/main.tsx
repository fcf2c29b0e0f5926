import { render } from 'preact';
import '../style/chat.css';
import { browserSurroundings } from '../line/surroundings.ts';
import { createChat, type Chat } from './chat-model.ts';
import { frameOf, type Frame } from './frame.ts';
import { App } from './parts/app.tsx';
import { openedPage } from './settings.ts';

/** A page that slept longer may have lost its socket without being told. */
const sleepMs = 20_000;

const root = document.getElementById('chat');
if (root === null) throw new Error('The page has no place for the chat.');
const opened = openedPage(root, location, parent !== window);
const chat = createChat(browserSurroundings(), opened);
const frame = opened.framed ? inFrame(chat) : undefined;

// What the network takes its time for is asked for first, and the page is drawn meanwhile.
void chat.client.run();
render(<App chat={chat} opened={opened} frame={frame} />, root);
watchNetwork(chat);

function inFrame(of: Chat): Frame {
  let isShown = true;
  let read = 0;
  const entries = () => of.state().view.entries.length;
  const made = frameOf(window, {
    ask: of.ask,
    shown: (shown) => {
      isShown = shown;
      read = entries();
      if (shown) document.getElementById('question')?.focus();
    },
  });
  of.subscribe(() => {
    if (isShown) read = entries();
    else if (entries() > read) made.unread(entries() - read);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) made.close();
  });
  return made;
}

function watchNetwork({ client }: Chat): void {
  let hiddenAt: number | undefined;
  window.addEventListener('online', () => {
    client.network(true);
  });
  window.addEventListener('offline', () => {
    client.network(false);
  });
  if (!navigator.onLine) client.network(false);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      hiddenAt = Date.now();
      return;
    }
    if (hiddenAt !== undefined && Date.now() - hiddenAt > sleepMs) client.awake();
    hiddenAt = undefined;
  });
}
