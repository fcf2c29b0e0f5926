import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { describe } from 'vitest';
import { projectPath } from '../../platform/project-root.ts';

const places = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executable = places.find((path) => path !== '' && existsSync(path));
const isAsked = process.env.BROWSER_TESTS === '1';

/** Tests that need a browser: passed over, with the reason printed, unless BROWSER_TESTS=1 and one is installed. */
export const describeInBrowser: typeof describe | typeof describe.skip =
  isAsked && executable !== undefined ? describe : skipped();

function skipped(): typeof describe.skip {
  const reason = isAsked ? 'no Chromium is installed (set CHROMIUM to its path)' : 'BROWSER_TESTS is not 1';
  process.stderr.write(`browser tests are passed over: ${reason}\n`);
  return describe.skip;
}

/** The installed Chromium, without a window and without calls of its own to the network. */
export function launchBrowser(): Promise<Browser> {
  if (executable === undefined) throw new Error('No Chromium is installed.');
  return chromium.launch({
    executablePath: executable,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * How long a page may take over one thing, and a whole test: far more than either needs, since the machine may have other
 * work. Nothing waits so long unless it is broken.
 */
export const patienceMs = 60_000;
export const withinMs = 240_000;

/** Keeps a picture of the page in the folder `screenshots/`, to be looked at. */
export async function picture(page: Page, name: string, whole = false): Promise<void> {
  mkdirSync(projectPath('screenshots'), { recursive: true });
  await page.screenshot({ path: join(projectPath('screenshots'), `${name}.png`), fullPage: whole });
}

/** What a page complains of: errors of scripts, and everything its policy stops. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A request that fails while the line is cut is no fault of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return complaints;
}
