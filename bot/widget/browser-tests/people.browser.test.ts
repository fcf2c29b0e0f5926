import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { agentAtDesk } from './testing/agent.ts';
import {
  complaintsOf,
  describeInBrowser,
  launchBrowser,
  patienceMs,
  picture,
} from '../../../src/server/browser-testing/browser.ts';
import {
  evening,
  officeHours,
  startService,
  type RunningService,
} from '../../../src/server/browser-testing/running-service.ts';

const exhibition = {
  id: 'expo',
  name: '云汀国际设计展',
  hall: '2号馆',
  from: '2026-11-20',
  to: '2026-11-30',
};
/** A picture of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describeInBrowser('a person for the visitor', () => {
  let browser: Browser;
  let byDay: RunningService;
  let byNight: RunningService;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [browser, byDay, byNight] = await Promise.all([
      launchBrowser(),
      startService(officeHours, { EVENTS: JSON.stringify([exhibition]) }),
      startService(evening),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([byDay.stop(), byNight.stop()]);
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 420, height: 760 } });
    page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    complaints = complaintsOf(page);
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });

  const ask = async (question: string) => {
    await page.getByRole('textbox').fill(question);
    await page.getByRole('textbox').press('Enter');
  };

  it('can be waited for, given up, and comes with a name', async () => {
    const agent = await agentAtDesk(byDay, officeHours);
    await page.goto(`${byDay.url}/chat`);
    await page.getByRole('button', { name: '转人工' }).click();
    await page.getByText('正在排队，您是第 1 位').waitFor();
    await picture(page, 'queue');
    await page.getByRole('button', { name: '取消排队' }).click();
    await page.getByText('已取消排队，由智能助手继续').waitFor();

    await ask('转人工');
    await page.getByText('正在排队，您是第 1 位').waitFor();
    const id = await agent.takeNext();
    await page.locator('.separator').getByText('小李接入对话').waitFor();
    await page.getByText('座席 小李 正在为您服务').waitFor();
    await agent.say(id, '您好，请问有什么可以帮您？');
    await page.locator('.entry.agent').getByText('请问有什么可以帮您').waitFor();
    expect(await page.locator('.entry.agent .byline').innerText()).toContain('座席 小李');
    await picture(page, 'agent');
    await agent.leave();
  });

  it.each([
    ['我要投诉隔壁公司卖假冒产品', 'complaint'],
    ['我的商标和别人的近似，算侵权吗', 'own-case'],
    ['专利证书上的印章为什么是红色的', 'low-confidence'],
  ])('comes by itself: %s', async (question, name) => {
    const agent = await agentAtDesk(byDay, officeHours);
    await page.goto(`${byDay.url}/chat`);
    await ask(question);
    await page.getByRole('button', { name: '取消排队' }).waitFor();
    const [waiting] = await agent.service.queue();
    expect((await agent.service.brief(waiting?.id ?? ''))?.reason).toBe(name);
    expect(await page.locator('.entry.assistant .sources').count()).toBe(0);
    await picture(page, `handover-${name}`);
    await page.getByRole('button', { name: '取消排队' }).click();
    await page.getByText('已取消排队，由智能助手继续').waitFor();
    await agent.leave();
  });

  it('is promised by a ticket when nobody is on duty, with a call back', async () => {
    await page.goto(`${byNight.url}/chat`);
    await page.getByRole('button', { name: '转人工（留言）' }).click();
    await page.locator('.entry.service').getByText('工单').first().waitFor();
    await picture(page, 'ticket');
    await page.locator('.service-bar').getByRole('button', { name: '留电话，请人回电' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: '提交' }).click();
    await form.getByText('请填写“电话号码”。').waitFor();
    await picture(page, 'call-back');
    await form.getByLabel('电话号码').fill('021-5555 0000');
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
  });

  it('is rated when the conversation ends', async () => {
    await page.goto(`${byDay.url}/chat`);
    await ask('商标续展什么时候办理？');
    await page.locator('.sources').waitFor();
    await page.getByRole('button', { name: '更多' }).click();
    await picture(page, 'menu');
    await page.getByRole('button', { name: '结束对话' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结束对话' }).click();
    await page.getByRole('radio', { name: '不满意', exact: true }).check();
    await page.getByRole('checkbox', { name: '看不懂' }).check();
    await picture(page, 'rating');
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('您的评价：不满意').waitFor();
    await ask('外观设计专利保护多少年？');
    await page.locator('.sources').nth(1).waitFor();
  });

  it('takes a complaint at an exhibition', async () => {
    await page.goto(`${byDay.url}/chat?event=expo`);
    await page.getByText('云汀国际设计展 2号馆').first().waitFor();
    await page.locator('.event-bar').getByRole('button').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('被投诉的展位号').fill('B12');
    await form.getByLabel('被投诉的企业或人').fill('某某公司');
    await form.getByRole('radio', { name: '外观设计专利' }).check();
    await form.getByLabel('事情经过').fill('展出的椅子和我们的外观设计一样。');
    await picture(page, 'complaint');
    await form.getByRole('button', { name: '提交投诉' }).click();
    await form.waitFor({ state: 'detached' });
    await page.locator('.entry.service').getByText('工单').last().waitFor();
  });

  it('gets a photo', async () => {
    await page.goto(`${byDay.url}/chat`);
    await page.locator('.entry').first().waitFor();
    const file = { name: '展位.png', mimeType: 'image/png', buffer: pixel };
    await page.locator('input[type=file]').setInputFiles(file);
    const shown = page.getByRole('img', { name: '图片：展位.png' });
    await shown.waitFor();
    expect(
      await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBe(1);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<p>') });
    await page.getByText('可以发送图片').waitFor();
  });
});
