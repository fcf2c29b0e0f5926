import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, launchBrowser, picture, withinMs } from '../../server/browser-testing/browser.ts';
import {
  officeHours,
  startService,
  type RunningService,
} from '../../server/browser-testing/running-service.ts';
import { becomeAvailable, firstOperator, invite, openDesk, signIn, type DeskPage } from './testing/people.ts';
import { visitorIn } from './testing/visitor.ts';

describeInBrowser('two agents and a visitor', () => {
  let browser: Browser;
  let service: RunningService;
  let li: DeskPage;
  let wang: DeskPage;

  beforeAll(async () => {
    [browser, service] = await Promise.all([launchBrowser(), startService(officeHours)]);
    const operator = await firstOperator(service);
    await invite(service, operator, 'xiaoli', '小李', ['agent']);
    await invite(service, operator, 'xiaowang', '小王', ['agent', 'operator']);
    [li, wang] = await Promise.all([openDesk(browser, service), openDesk(browser, service)]);
    await signIn(li.page, 'xiaoli');
    await signIn(wang.page, 'xiaowang');
    await becomeAvailable(li.page);
    await becomeAvailable(wang.page);
  }, withinMs);
  afterAll(async () => {
    await browser.close();
    await service.stop();
    expect([...li.complaints, ...wang.complaints]).toEqual([]);
  });

  it(
    'hand over, take, send an edited suggestion, and give back to the assistant',
    async () => {
      const visitor = await visitorIn(browser, service);
      await visitor.ask('外观设计专利保护多少年？');
      await visitor.page.locator('.sources').waitFor();
      await visitor.ask('转人工');
      const row = li.page.getByRole('row').filter({ hasText: '要求人工' });
      await row.waitFor();
      expect(await li.page.title()).toContain('(1)');
      await picture(li.page, 'desk-queue');
      await row.getByRole('button', { name: '接入' }).click();
      await li.page.getByText('外观设计专利保护多少年？').first().waitFor();
      await visitor.page.getByText('座席 小李 正在为您服务').waitFor();
      await picture(li.page, 'desk-brief');

      await visitor.ask('外观专利年费第四年多少？');
      const card = li.page.locator('.suggestion').filter({ hasText: '外观专利年费第四年多少' });
      await card.getByRole('button', { name: '修改后发送' }).waitFor();
      await picture(li.page, 'desk-suggestion');
      await card.getByRole('button', { name: '修改后发送' }).click();
      const box = li.page.getByRole('textbox', { name: '写给咨询人' });
      await expect.poll(() => box.inputValue()).not.toBe('');
      await box.press('ControlOrMeta+End');
      await box.pressSequentially('请在缴费期内缴纳。');
      await picture(li.page, 'desk-edit');
      await box.press('Enter');
      await visitor.hear('请在缴费期内缴纳。');
      await li.page.getByText('修改后已发送').waitFor();
      expect(await box.inputValue()).toBe('');

      await li.page.getByRole('button', { name: '交还助手' }).click();
      await li.page.getByRole('dialog').getByRole('button', { name: '交还助手' }).click();
      await visitor.page.locator('.separator').getByText('由智能助手继续').waitFor();
      await visitor.ask('注册商标有效期多久？');
      await visitor.page.locator('.sources').nth(1).waitFor();
      await visitor.page.context().close();
    },
    withinMs,
  );

  it(
    'makes an entry of an answer that was sent, in one step, with question and answer filled in',
    async () => {
      const visitor = await visitorIn(browser, service);
      await visitor.ask('转人工');
      await li.page.goto(`${service.url}/desk/queue`);
      await li.page.getByRole('button', { name: '接入', exact: true }).click();
      await visitor.page.getByText('座席 小李 正在为您服务').waitFor();
      await visitor.ask('发明专利权保护多少年？');
      const card = li.page.locator('.suggestion').filter({ hasText: '发明专利权保护多少年' });
      await card.getByRole('button', { name: '修改后发送' }).click();
      const box = li.page.getByRole('textbox', { name: '写给咨询人' });
      await expect.poll(() => box.inputValue()).not.toBe('');
      await box.fill('发明专利权的期限为二十年，自申请日起计算。');
      await box.press('Enter');
      await visitor.hear('二十年');
      await card.getByRole('button', { name: '写成问答条目' }).click();
      await li.page.getByRole('heading', { level: 1, name: '发明专利权保护多少年' }).waitFor();
      expect(new URL(li.page.url()).pathname).toMatch(/^\/desk\/knowledge\/entries\/./);
      expect(await li.page.getByLabel('问题（中文）').inputValue()).toContain('发明专利权保护多少年');
      expect(await li.page.getByLabel('答复（中文）').inputValue()).toBe(
        '发明专利权的期限为二十年，自申请日起计算。',
      );
      await picture(li.page, 'desk-entry-from-answer', true);
      await visitor.page.context().close();
    },
    withinMs,
  );

  it(
    'both take the same conversation: one has it, the other is told who',
    async () => {
      const visitor = await visitorIn(browser, service);
      await visitor.ask('转人工');
      await Promise.all([li, wang].map(({ page }) => page.goto(`${service.url}/desk/queue`)));
      const buttons = [li, wang].map(({ page }) => page.getByRole('button', { name: '接入', exact: true }));
      await Promise.all(buttons.map((button) => button.waitFor()));
      await Promise.all(buttons.map((button) => button.click()));
      const told = [li, wang].map(({ page }) => page.locator('.toast.trouble'));
      await expect
        .poll(async () => (await Promise.all(told.map((toast) => toast.count()))).sort())
        .toEqual([0, 1]);
      const [liIsTold = 0] = await Promise.all(told.map((toast) => toast.count()));
      const [winner, loser] = liIsTold === 1 ? [wang, li] : [li, wang];
      await loser.page
        .getByText(`晚了一步：${winner === li ? '小李' : '小王'}已先接入这个会话。`)
        .first()
        .waitFor();
      await winner.page.getByRole('textbox', { name: '写给咨询人' }).waitFor();
      await picture(loser.page, 'desk-too-late');

      // The winner ends it with a wrap-up, by keyboard.
      await winner.page.getByRole('heading', { name: '我的会话' }).click();
      await winner.page.keyboard.press('c');
      const dialog = winner.page.getByRole('dialog');
      await dialog.getByLabel('处理结果').selectOption('solved');
      await dialog.getByLabel('小结').fill('咨询人只想确认热线在。');
      await picture(winner.page, 'desk-close');
      await dialog.getByRole('button', { name: '结束会话' }).click();
      await visitor.page.locator('.rating').waitFor();
      await winner.page.goto(`${service.url}/desk/history`);
      await winner.page.getByRole('row').nth(1).waitFor();
      await picture(winner.page, 'desk-history');
      await visitor.page.context().close();
    },
    withinMs,
  );

  it(
    'is asked in English: the draft is in English, with its meaning in Chinese',
    async () => {
      const visitor = await visitorIn(browser, service, 'en-GB');
      await visitor.ask('speak to a person');
      await li.page.goto(`${service.url}/desk/queue`);
      await li.page.getByRole('button', { name: '接入', exact: true }).click();
      await visitor.page.getByText('小李').first().waitFor();
      await visitor.ask('How long is a registered trademark valid?');
      await li.page.locator('.suggestion-text').first().waitFor();
      await picture(li.page, 'desk-english');
      expect(await li.page.locator('.suggestion-text').first().innerText()).toMatch(/10 years|ten years/i);
      await li.page.locator('.suggestion-meaning').first().waitFor();
      // Sent as it is, with one key.
      await li.page.getByRole('heading', { name: '我的会话' }).click();
      await li.page.keyboard.press('s');
      await visitor.page.locator('.entry.agent').last().waitFor();
      await li.page.getByText('已直接发送').waitFor();
      await visitor.page.context().close();
    },
    withinMs,
  );
});
