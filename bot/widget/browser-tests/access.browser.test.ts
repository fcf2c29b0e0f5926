import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOf } from '../../../src/server/browser-testing/axe.ts';
import {
  describeInBrowser,
  launchBrowser,
  patienceMs,
  picture,
} from '../../../src/server/browser-testing/browser.ts';
import {
  officeHours,
  startService,
  type RunningService,
} from '../../../src/server/browser-testing/running-service.ts';

/** A foreign site with the launcher of a service on its page. */
interface Site {
  readonly url: string;
  close(): void;
}

async function foreignSite(serviceUrl: () => string): Promise<Site> {
  const server = createServer((_request, response) => {
    const service = serviceUrl();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    // As strict as a site can be that still takes the launcher.
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${service}; frame-src ${service}; require-trusted-types-for 'script'`,
    );
    response.end(
      `<!doctype html><html lang="zh-Hant"><title>別的網站</title><h1>別的網站</h1>
       <script src="${service}/widget.js" async data-position="left" data-color="#7a1f5c" data-label="問一問"></script>`,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

describeInBrowser('the widget for everybody', () => {
  let browser: Browser;
  let service: RunningService;
  let friend: Site;
  let stranger: Site;

  beforeAll(async () => {
    [friend, stranger] = await Promise.all([foreignSite(() => service.url), foreignSite(() => service.url)]);
    [browser, service] = await Promise.all([
      launchBrowser(),
      startService(officeHours, { ALLOWED_ORIGINS: friend.url }),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    friend.close();
    stranger.close();
    await service.stop();
  });

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 420, height: 760 },
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(path.startsWith('http') ? path : service.url + path);
    return page;
  };
  const askIn = async (page: Page, question: string) => {
    await page.getByRole('textbox').fill(question);
    await page.getByRole('textbox').press('Enter');
    await page.locator('.sources').last().waitFor();
  };

  it('can be used with the keyboard alone', async () => {
    const page = await open('/', { viewport: { width: 1200, height: 860 } });
    const launcher = page.getByRole('button', { name: '智能咨询' });
    for (let tabs = 0; tabs < 60 && !(await isFocused(launcher)); tabs += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const frame = page.frameLocator('iframe');
    const box = frame.getByRole('textbox');
    await expect.poll(() => isFocused(box)).toBe(true);
    await page.keyboard.type('外观设计专利保护多少年？');
    await page.keyboard.press('Enter');
    await frame.locator('.sources').waitFor();
    const mark = frame.locator('.mark').first();
    for (let tabs = 0; tabs < 30 && !(await isFocused(mark)); tabs += 1)
      await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await frame.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await frame.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await isFocused(mark)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => isFocused(launcher)).toBe(true);
    expect(await page.locator('iframe').isVisible()).toBe(false);
  });

  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['phone', { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true }],
  ] as const)('has no fault that axe can find: %s', async (name, options) => {
    const page = await open('/', options);
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${service.url}/chat`);
    await askIn(page, '注册商标有效期多久？');
    await picture(page, `look-${name}`);
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('.mark').first().click();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    for (const item of ['留电话，请人回电', '评价本次服务', '隐私说明']) {
      await page.getByRole('button', { name: '更多' }).click();
      await page.locator('#menu').getByRole('button', { name: item }).click();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.context().close();
  });

  it('fills a phone and scrolls in one direction only', async () => {
    const page = await open('/', { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });
    await page.getByRole('button', { name: '外观设计专利保护多少年？' }).tap();
    const frame = page.frameLocator('iframe');
    await frame.locator('.sources').waitFor();
    expect(await page.locator('iframe').boundingBox()).toEqual({ x: 0, y: 0, width: 375, height: 667 });
    expect(await overflow(frame.locator('html'))).toBe(0);
    await picture(page, 'phone');
  });

  it('can be read at 320 pixels and at four times the size', async () => {
    const page = await open('/chat', { viewport: { width: 320, height: 256 } });
    await askIn(page, '注册商标有效期多久？');
    expect(await overflow(page.locator('html'))).toBe(0);
    expect(await page.getByRole('textbox').isVisible()).toBe(true);
    await picture(page, 'zoomed', true);
  });

  it('prints the conversation and nothing else', async () => {
    const page = await open('/chat');
    await askIn(page, '注册商标有效期多久？');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('textbox').isVisible()).toBe(false);
    await picture(page, 'print', true);
  });

  it('stands on a foreign page that is allowed, whatever that page forbids', async () => {
    const page = await open(friend.url, { viewport: { width: 1000, height: 800 } });
    await page.getByRole('button', { name: '問一問' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByPlaceholder('請輸入問題').fill('外觀設計專利保護多少年？');
    await frame.getByRole('button', { name: '傳送' }).click();
    await frame.locator('.sources').waitFor();
    await picture(page, 'foreign-site');
  });

  it('shows nothing on a foreign page that is not allowed', async () => {
    const page = await open(stranger.url, { viewport: { width: 1000, height: 800 } });
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.getByRole('button', { name: '問一問' }).click();
    await refused;
    expect(await page.frameLocator('iframe').locator('#chat').count()).toBe(0);
  });
});

/** Whether an element has the focus within its document. */
async function isFocused(element: ReturnType<Page['locator']>): Promise<boolean> {
  return element.evaluate((node) => (node.getRootNode() as Document | ShadowRoot).activeElement === node);
}

/** Pixels by which something is wider than what is seen of it. */
async function overflow(element: ReturnType<Page['locator']>): Promise<number> {
  return element.evaluate((node) => node.scrollWidth - node.clientWidth);
}
