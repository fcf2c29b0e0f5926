import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOf } from '../../server/browser-testing/axe.ts';
import { describeInBrowser, launchBrowser, picture, withinMs } from '../../server/browser-testing/browser.ts';
import {
  officeHours,
  startService,
  type RunningService,
} from '../../server/browser-testing/running-service.ts';
import { becomeAvailable, firstOperator, openDesk, signIn } from './testing/people.ts';
import { visitorIn } from './testing/visitor.ts';
import { eventually } from '../../platform/testing/eventually.ts';

/** Pixels by which the page is wider than what is seen of it. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describeInBrowser('the console for everybody', () => {
  let browser: Browser;
  let service: RunningService;
  let conversationId: string;
  let ticketId: string;

  beforeAll(async () => {
    [browser, service] = await Promise.all([launchBrowser(), startService(officeHours)]);
    const operator = await firstOperator(service);
    const ticket = await operator.post('/tickets', {
      kind: 'mediation',
      topic: 'trademark',
      hotlineFunction: 'mediation',
      summary: '与邻店的商号纠纷，双方都愿意调解。',
      clientId: 'access',
    });
    ticketId = (ticket.body as { id: string }).id;
    await operator.put('/presence', { status: 'available' });
    const visitor = await visitorIn(browser, service);
    await visitor.ask('商标续展什么时候办理？');
    await visitor.page.locator('.sources').waitFor();
    await visitor.ask('转人工');
    await someoneWaits(operator);
    conversationId = (await waiting(operator))[0]?.id ?? '';
    await operator.post(`/conversations/${conversationId}/take`);
    await visitor.ask('宽展期多久，要加多少钱？');
    const other = await visitorIn(browser, service, 'en-GB');
    await other.ask('speak to a person');
    await someoneWaits(operator);
  }, withinMs);
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  const waiting = async (operator: Awaited<ReturnType<typeof firstOperator>>) =>
    ((await operator.get('/queue')).body as { waiting: { id: string }[] }).waiting;

  const someoneWaits = (operator: Awaited<ReturnType<typeof firstOperator>>) =>
    eventually(async () => {
      expect(await waiting(operator)).toHaveLength(1);
    });

  /** Goes through the screens; `look` is called on each, with its name. */
  const tour = async (page: Page, look: (name: string) => Promise<void>) => {
    await page.getByLabel('登录名').waitFor();
    await look('sign-in');
    await signIn(page, 'operator');
    await becomeAvailable(page);
    await page.getByRole('button', { name: '接入', exact: true }).waitFor();
    await look('queue');
    await page.goto(`${service.url}/desk/conversations/${conversationId}`);
    await page.locator('.suggestion-text').first().waitFor();
    await look('conversation');
    await page.getByRole('tab', { name: '交接摘要' }).click();
    await look('brief');
    for (const act of ['转交', '结束会话']) {
      await page.getByRole('button', { name: act }).click();
      await look(`dialog-${act === '转交' ? 'transfer' : 'close'}`);
      await page.keyboard.press('Escape');
    }
    await page.goto(`${service.url}/desk/phone`);
    await page.locator('.phone-box').fill('外观专利年费第四年多少');
    await page.locator('.phone-sentence').waitFor();
    await look('phone');
    await page.goto(`${service.url}/desk/tickets`);
    await page.getByRole('row').nth(1).waitFor();
    await look('tickets');
    await page.goto(`${service.url}/desk/tickets/${ticketId}`);
    await page.getByLabel('办理记录').waitFor();
    await look('ticket');
    await page.goto(`${service.url}/desk/history`);
    await page.getByRole('tabpanel').waitFor();
    await look('history');
    await page.goto(`${service.url}/desk/account`);
    await page.getByRole('heading', { name: '修改密码' }).waitFor();
    await look('account');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor();
    await look('help');
  };

  it.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['tablet', { viewport: { width: 820, height: 1180 } }],
    ['phone', { viewport: { width: 390, height: 844 } }],
  ] as const)(
    'has no fault that axe can find on any screen: %s',
    async (name, options) => {
      const { page, complaints } = await openDesk(browser, service, options);
      const faults: string[] = [];
      await tour(page, async (screen) => {
        await picture(page, `desk-${name}-${screen}`);
        for (const fault of await faultsOf(page)) faults.push(`${screen}: ${fault}`);
        if ((await overflow(page)) > 0) faults.push(`${screen}: wider than the window`);
      });
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    withinMs,
  );

  it(
    'can be read at twice the size',
    async () => {
      const { page } = await openDesk(browser, service, { viewport: { width: 640, height: 360 } });
      const wide: string[] = [];
      await tour(page, async (screen) => {
        await picture(page, `desk-zoomed-${screen}`, true);
        if ((await overflow(page)) > 0) wide.push(screen);
      });
      expect(wide).toEqual([]);
      await page.context().close();
    },
    withinMs,
  );
});
