import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, launchBrowser, picture, withinMs } from '../../server/browser-testing/browser.ts';
import {
  officeHours,
  startService,
  type RunningService,
} from '../../server/browser-testing/running-service.ts';
import {
  becomeAvailable,
  isIn,
  openDesk,
  password,
  printedLink,
  signIn,
  type DeskPage,
} from './testing/people.ts';
import { visitorIn } from './testing/visitor.ts';

describeInBrowser('one person at the desk', () => {
  let browser: Browser;
  let service: RunningService;
  let desk: DeskPage;
  let page: Page;

  beforeAll(async () => {
    [browser, service] = await Promise.all([launchBrowser(), startService(officeHours)]);
    desk = await openDesk(browser, service);
    page = desk.page;
  }, withinMs);
  afterAll(async () => {
    await browser.close();
    await service.stop();
    expect(desk.complaints).toEqual([]);
  });

  it(
    'becomes the first operator by the printed link, signs out and in, is refused and locked out',
    async () => {
      const link = printedLink(service);
      await page.goto(link);
      await page.getByRole('heading', { name: '设立第一位运营人员' }).waitFor();
      await picture(page, 'desk-first-operator');
      await page.getByLabel('姓名').fill('周运营');
      await page.getByLabel('登录名').fill('zhou');
      await page.getByLabel('新密码', { exact: true }).fill('short');
      await page.getByRole('button', { name: '完成并登录' }).click();
      await page.locator('.error').getByText('至少 15 个字符').waitFor();
      await page.getByLabel('新密码', { exact: true }).fill(password);
      await page.getByLabel('再输一遍新密码').fill(password);
      await page.getByRole('button', { name: '完成并登录' }).click();
      await isIn(page);

      // The link works once.
      const other = await openDesk(browser, service);
      await other.page.goto(link);
      await other.page.getByText('这个链接已经用过了').waitFor();

      await page.getByRole('button', { name: '周运营，账号菜单' }).click();
      await page.getByRole('button', { name: '退出', exact: true }).click();
      await page.getByLabel('登录名').waitFor();
      await other.page.goto(`${service.url}/desk`);
      await other.page.getByLabel('登录名').fill('somebody');
      await other.page.getByLabel('密码').fill('not the password at all');
      const submit = other.page.getByRole('button', { name: '登录' });
      await submit.click();
      await other.page.getByText('登录名或密码不对。').waitFor();
      await picture(other.page, 'desk-sign-in-refused');
      for (let tries = 0; tries < 12; tries += 1) {
        if (await other.page.getByText('失败次数太多').isVisible()) break;
        await Promise.all([
          other.page.waitForResponse((response) => response.url().endsWith('/session')),
          submit.click(),
        ]);
      }
      await other.page.getByText('失败次数太多').waitFor();
      await picture(other.page, 'desk-locked-out');
      await other.page.context().close();
      await signIn(page, 'zhou');
      await becomeAvailable(page);
    },
    withinMs,
  );

  it(
    'finds the figure on the phone by keyboard alone in under five key actions',
    async () => {
      await page.getByRole('heading', { name: '排队' }).click();
      await page.keyboard.press('g');
      await page.keyboard.press('p');
      await page.locator('.phone-box').waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('phone-box');
      await page.keyboard.type('外观专利年费第四年多少');
      await page.locator('.phone-sentence').getByText('900').waitFor();
      await picture(page, 'desk-phone');
      // One more key shows the source.
      await page.keyboard.press('ArrowDown');
      await page.locator('.phone-source .quote').waitFor();
      await picture(page, 'desk-phone-source');

      // A follow-up leans on what was asked.
      await page.keyboard.press('Enter');
      await page.keyboard.type('第九年呢');
      await page
        .locator('.phone-sentence')
        .getByText('2000')
        .or(page.locator('.phone-sentence').getByText('2,000'))
        .waitFor();
      await picture(page, 'desk-phone-follow-up');

      await page.keyboard.press('Alt+k');
      const ticket = page.getByRole('dialog');
      expect(await ticket.getByLabel('主题').inputValue()).toBe('patent');
      await ticket.getByLabel('电话').fill('021-5555 0000');
      await picture(page, 'desk-phone-ticket');
      await ticket.getByRole('button', { name: '新建工单' }).click();
      await page.getByText(/工单 .+ 已建立/).waitFor();

      await page.keyboard.press('Alt+n');
      const note = page.getByRole('dialog');
      await note.getByLabel('记录').fill('来电人会按期缴费。');
      await picture(page, 'desk-phone-note');
      await note.getByRole('button', { name: '保存' }).click();
      await page.getByText('通话记录已保存').waitFor();
      expect(await page.locator('.phone-box').inputValue()).toBe('');
      // Nothing of this call is left on the page of the next.
      expect(await page.locator('.phone-sentence').count()).toBe(0);
    },
    withinMs,
  );

  it(
    'works on a ticket: made, routed, changed, found in its list',
    async () => {
      await page.goto(`${service.url}/desk/tickets`);
      await page.getByRole('button', { name: '新建工单' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('类别').selectOption('authority');
      await dialog.getByLabel('主题').selectOption('customs');
      await dialog.getByLabel('事由').fill('进口货物疑似侵犯商标，要求在口岸扣留。');
      await dialog.getByRole('button', { name: /采用：.*海关/ }).click();
      await picture(page, 'desk-ticket-new');
      await dialog.getByRole('button', { name: '新建工单' }).click();
      const row = page.getByRole('row').filter({ hasText: '口岸扣留' });
      await row.waitFor();
      await picture(page, 'desk-tickets');
      await row.getByRole('link').press('Enter');
      await page.getByRole('heading', { name: /转主管部门/ }).waitFor();
      await page.getByLabel('状态', { exact: true }).selectOption('in-progress');
      await page.getByLabel('办理记录').fill('已电话告知海关。');
      await page.getByRole('button', { name: '保存' }).click();
      await page.locator('.history').getByText('已电话告知海关。').waitFor();
      await picture(page, 'desk-ticket');
      expect(await page.locator('.heading-note').innerText()).toContain('处理中');
      await page.goto(`${service.url}/desk/tickets?list=all`);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '导出 CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^tickets-.*\.csv$/);
    },
    withinMs,
  );

  it(
    'is told when the live stream is lost, and misses nothing when it is back',
    async () => {
      await page.goto(`${service.url}/desk/queue`);
      await page.getByText('没有人在等').waitFor();
      await page.context().setOffline(true);
      await page.getByText(/连接已断开 \d+秒/).waitFor();
      await picture(page, 'desk-offline');
      const visitor = await visitorIn(browser, service);
      await visitor.ask('转人工');
      await visitor.page.getByText('正在排队').first().waitFor();
      expect(await page.getByRole('button', { name: '接入', exact: true }).count()).toBe(0);
      await page.context().setOffline(false);
      await page.getByRole('button', { name: '接入', exact: true }).waitFor();
      await page.getByText('连接已恢复。').waitFor();
      expect(await page.locator('.live-banner').isVisible()).toBe(false);
      await visitor.page.context().close();
    },
    withinMs,
  );
});
