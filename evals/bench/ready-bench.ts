import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/** One visit by somebody new; milliseconds by the page's own clock. */
async function visited(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: phone, isMobile: true, hasTouch: true });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator('.entry').first().waitFor();
    await page.locator('textarea:enabled').waitFor();
    return Number(await page.evaluate('performance.now()'));
  } finally {
    await context.close();
  }
}
