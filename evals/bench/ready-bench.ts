import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { percentile } from '../metrics.ts';
import type { Bench, Figure } from './bench.ts';
import { startServer } from './running-server.ts';

const browsers = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
/** How much slower than this machine's a phone's processor is taken to be. */
const slower = 4;
const phone = { width: 390, height: 844 };
const visits = 7;
const longestMs = 1_000;
const lookEveryMs = 500;
const mostLooks = 60;

/** The visitor's page on a phone: from opening it to the greeting and a field that can be written in. */
export const readyBench: Bench = {
  name: 'ready',
  summary: `the chat page on a phone, processor ${slower} times slower: until it can be used`,
  async run({ report }) {
    const executablePath = browsers.find((path) => path !== '' && existsSync(path));
    if (executablePath === undefined) return { skipped: 'no Chromium is installed (CHROMIUM names another)' };
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
    try {
      report('ready: publishing the starter base …');
      const { server } = await startServer(dataDir, (url) => fetch(`${url}/readyz`));
      // Loaded here: only this bench needs a browser's driver.
      const { chromium } = await import('playwright-core');
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
      try {
        return { figures: await measure(browser, `${server.url}/chat`) };
      } finally {
        await browser.close();
        await server.stop();
      }
    } finally {
      await rm(dataDir, { recursive: true });
    }
  },
};

async function measure(browser: Browser, url: string): Promise<Figure[]> {
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) times.push(await visited(browser, url));
  return [
    { name: 'first visit, nothing cached', value: times[0] ?? NaN, unit: 'ms' },
    { name: 'ready, median', value: percentile(times, 0.5), unit: 'ms', atMost: longestMs },
    { name: 'ready, slowest', value: Math.max(...times), unit: 'ms' },
  ];
}

/**
 * Notes when the page can be used. It watches from within: a driver that asks again and again would take the slow
 * processor's time.
 */
const watching = `(() => {
  const look = () => {
    if (document.querySelector('.entry') === null || document.querySelector('textarea:enabled') === null) return;
    globalThis.readyAt = performance.now();
    watcher.disconnect();
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document, { subtree: true, childList: true, attributes: true });
})()`;

/** One visit by somebody new who comes from another page of the site; milliseconds by the page's own clock. */
async function visited(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: phone, isMobile: true, hasTouch: true });
  try {
    const page = await context.newPage();
    await page.goto(new URL('/healthz', url).href);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Page.enable');
    await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: watching });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await devtools.send('Page.navigate', { url });
    for (let looks = 0; looks < mostLooks; looks += 1) {
      await pause(lookEveryMs);
      const { result } = await devtools.send('Runtime.evaluate', { expression: 'globalThis.readyAt' });
      if (typeof result.value === 'number') return result.value;
    }
    throw new Error(`The page was not ready in ${(mostLooks * lookEveryMs) / 1_000} s.`);
  } finally {
    await context.close();
  }
}
