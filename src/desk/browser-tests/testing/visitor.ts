import type { Browser, Page } from 'playwright-core';
import { patienceMs } from '../../../server/browser-testing/browser.ts';
import type { RunningService } from '../../../server/browser-testing/running-service.ts';

/** A visitor with the widget's page in a browser of the visitor's own. */
export interface Visitor {
  readonly page: Page;
  ask(text: string): Promise<void>;
  /** Waits until something of the agent is shown. */
  hear(text: string): Promise<void>;
}

export async function visitorIn(
  browser: Browser,
  service: RunningService,
  locale = 'zh-CN',
): Promise<Visitor> {
  const context = await browser.newContext({ locale, viewport: { width: 420, height: 760 } });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(`${service.url}/chat`);
  return {
    page,
    ask: async (text) => {
      await page.getByRole('textbox').fill(text);
      await page.getByRole('textbox').press('Enter');
    },
    hear: async (text) => {
      await page.locator('.entry.agent').getByText(text).last().waitFor();
    },
  };
}
