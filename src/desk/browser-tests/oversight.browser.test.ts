import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOf } from '../../server/browser-testing/axe.ts';
import { describeInBrowser, launchBrowser, picture, withinMs } from '../../server/browser-testing/browser.ts';
import {
  officeHours,
  startService,
  type RunningService,
} from '../../server/browser-testing/running-service.ts';
import { firstOperator, invite, isIn, openDesk, password, signIn, type DeskPage } from './testing/people.ts';

describeInBrowser('overseeing the desk', () => {
  let browser: Browser;
  let service: RunningService;
  let operator: DeskPage;
  let auditor: DeskPage;
  let newcomer: DeskPage;

  beforeAll(async () => {
    [browser, service] = await Promise.all([launchBrowser(), startService(officeHours)]);
    const first = await firstOperator(service);
    await invite(service, first, 'auditor', '吴审计', ['auditor']);
    [operator, auditor] = await Promise.all([openDesk(browser, service), openDesk(browser, service)]);
    await signIn(operator.page, 'operator');
    await signIn(auditor.page, 'auditor');
  }, withinMs);
  afterAll(async () => {
    await browser.close();
    await service.stop();
    for (const { complaints } of [operator, auditor, newcomer]) expect(complaints).toEqual([]);
  });

  const confirm = async (page: Page, act: string) => {
    await page.getByRole('button', { name: act, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();
  };

  it(
    'invites a person by a link that works once, changes roles, signs out, suspends and lets in again',
    async () => {
      const { page } = operator;
      await page.getByRole('navigation', { name: '工作台各页' }).getByRole('link', { name: '账号' }).click();
      await page.getByRole('row').filter({ hasText: '吴审计' }).waitFor();
      await page.getByRole('button', { name: '添加账号' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('登录名').fill('operator');
      await dialog.getByLabel('姓名').fill('郑座席');
      await dialog.getByRole('button', { name: '添加并生成链接' }).click();
      await dialog.getByText('这个登录名已有人使用。').waitFor();
      await picture(page, 'people-invite');
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByLabel('登录名').fill('zheng');
      await dialog.getByRole('button', { name: '添加并生成链接' }).click();
      const link = await dialog.getByRole('textbox', { name: '链接' }).inputValue();
      await picture(page, 'people-link');
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: '关闭' }).last().click();
      const row = page.getByRole('row').filter({ hasText: '郑座席' });
      await row.getByText('待启用').waitFor();

      newcomer = await openDesk(browser, service, {}, '/link');
      const path = new URL(link);
      await newcomer.page.goto(`${service.url}${path.pathname}${path.hash}`);
      await newcomer.page.reload();
      await newcomer.page.getByLabel('新密码', { exact: true }).fill(password);
      await newcomer.page.getByLabel('再输一遍新密码').fill(password);
      await newcomer.page.getByRole('button', { name: '完成并登录' }).click();
      await isIn(newcomer.page);
      await page.reload();
      await row.getByText('在用').waitFor();
      await picture(page, 'people');
      expect(await faultsOf(page)).toEqual([]);

      await row.getByRole('link').click();
      await page.getByRole('heading', { name: '郑座席' }).waitFor();
      await page.getByRole('checkbox', { name: /^编辑/ }).check();
      await page.getByRole('checkbox', { name: '商标', exact: true }).check();
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByText('已保存。').waitFor();
      await picture(page, 'person', true);
      expect(await faultsOf(page)).toEqual([]);

      await confirm(page, '退出全部登录');
      await newcomer.page.getByText('登录已失效，请重新登录。').waitFor();
      await signIn(newcomer.page, 'zheng');
      await newcomer.page.getByRole('link', { name: '知识' }).waitFor();
      await confirm(page, '停用账号');
      await page.locator('.heading').getByText('已停用').waitFor();
      await newcomer.page.getByLabel('登录名').fill('zheng');
      await newcomer.page.getByLabel('密码').fill(password);
      await newcomer.page.getByRole('button', { name: '登录' }).click();
      await newcomer.page.getByText('登录名或密码不对。').waitFor();
      await confirm(page, '恢复账号');
      await page.locator('.heading').getByText('在用').waitFor();
    },
    withinMs,
  );

  it(
    'shows the audit trail by person, act and day, page by page, and takes it away as a table',
    async () => {
      const { page } = auditor;
      // Who takes no visitors begins with a screen of the navigation.
      await page.getByRole('heading', { level: 1, name: '历史' }).waitFor();
      await page
        .getByRole('navigation', { name: '工作台各页' })
        .getByRole('link', { name: '操作记录' })
        .click();
      await page.getByRole('row').filter({ hasText: '停用或恢复账号' }).first().waitFor();
      await picture(page, 'audit');
      expect(await faultsOf(page)).toEqual([]);
      await page.getByLabel('操作人').selectOption({ label: '周运营（operator）' });
      await page.getByLabel('操作', { exact: true }).selectOption({ label: '改角色' });
      await page.getByRole('button', { name: '查看' }).click();
      const rows = page.getByRole('row').filter({ hasText: '郑座席' });
      await expect.poll(() => page.getByRole('row').count()).toBe(2);
      expect(await rows.count()).toBe(1);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '导出 CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('audit-2026-11-24.csv');
      const table = readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\r\n');
      expect(table).toHaveLength(2);
      expect(table[1]).toContain('staff.roles-changed');
      await page.getByLabel('到').fill('2026-11-23');
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByText('没有符合条件的记录').waitFor();
      await page.getByRole('button', { name: '核对完整性' }).click();
      await page.getByText('记录完整，没有一条被改过或缺失。').waitFor();
      // Auditors see the accounts and change none.
      await page.goto(`${service.url}/desk/people`);
      await page.getByRole('row').filter({ hasText: '郑座席' }).getByRole('link').click();
      await page.getByText('只有运营人员可以修改。').waitFor();
      expect(await page.getByRole('button', { name: '保存' }).count()).toBe(0);
      expect(await page.getByRole('button', { name: '停用账号' }).count()).toBe(0);
    },
    withinMs,
  );
});
