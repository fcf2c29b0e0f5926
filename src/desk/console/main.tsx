import { render } from 'preact';
import type { ConsoleSettings } from '../page/page-settings.ts';
import { App } from './app.tsx';
import { createRouter } from './state/router.ts';
import { createSettings } from './state/settings.ts';
import { createShortcuts } from './state/shortcuts.ts';
import './style/console.css';

const root = document.getElementById('console');
if (root === null) throw new Error('The page has no place for the console.');
const page = JSON.parse(root.dataset.settings ?? '') as ConsoleSettings;
const settings = createSettings(localStorage);

render(
  <App
    page={page}
    settings={settings}
    router={createRouter(window)}
    shortcuts={createShortcuts(window, settings)}
  />,
  root,
);
