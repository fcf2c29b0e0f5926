import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { tcpProxy } from '../../../src/store/testing/tcp-proxy.ts';
import {
  complaintsOf,
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

describeInBrowser('a conversation in the browser', () => {
  let browser: Browser;
  let service: RunningService;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [browser, service] = await Promise.all([launchBrowser(), startService(officeHours)]);
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 420, height: 760 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: service.url });
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
  const answers = () => page.locator('.entry.assistant');

  it('answers a question of the page with its sources', async () => {
    await page.setViewportSize({ width: 1200, height: 860 });
    await page.goto(service.url);
    await picture(page, 'demo', true);
    await page.getByRole('button', { name: '外观设计专利保护多少年？' }).click();
    const frame = page.frameLocator('iframe');
    const answer = frame.locator('.entry.assistant').last();
    await answer.getByText('15年').first().waitFor();
    expect(await answer.locator('.byline').innerText()).toContain('自动回复');
    expect(await answer.locator('.sources button').count()).toBeGreaterThan(0);
    await picture(page, 'answer-in-frame');
  });

  it('opens a source with quote, validity and link, and gives the focus back', async () => {
    await page.goto(`${service.url}/chat`);
    await ask('外观设计专利保护多少年？');
    const mark = answers().last().locator('.mark').first();
    await mark.click();
    const panel = page.getByRole('dialog', { name: '依据 1' });
    await panel.waitFor();
    expect(await panel.locator('blockquote').innerText()).toContain('15年');
    expect(await panel.getByText('起施行').count()).toBe(1);
    await picture(page, 'citation');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('asks back with choices that answer by a tap', async () => {
    await page.goto(`${service.url}/chat`);
    await ask('保护期多久？');
    const choices = page.getByRole('group', { name: '请选择' }).getByRole('button');
    await choices.first().waitFor();
    await picture(page, 'choices');
    const label = await choices.first().innerText();
    await choices.first().click();
    await page.locator('.entry.visitor').getByText(label).waitFor();
    await answers().last().locator('.sources').waitFor();
    expect(await choices.count()).toBe(0);
  });

  it('keeps the conversation over a reload', async () => {
    await page.goto(`${service.url}/chat`);
    await ask('外观设计专利保护多少年？');
    await answers().last().locator('.sources').waitFor();
    const before = await page.locator('.list ol').innerText();
    await page.reload();
    await answers().last().locator('.sources').waitFor();
    expect(await page.locator('.list ol').innerText()).toBe(before);
  });

  it('says that the line is lost, keeps what is written meanwhile, and goes on when it is back', async () => {
    const line = await tcpProxy({ host: '127.0.0.1', port: service.port });
    await page.goto(`http://127.0.0.1:${line.port}/chat`);
    await ask('外观设计专利保护多少年？');
    await answers().last().locator('.sources').waitFor();
    line.cut();
    await page.getByText('连接中断，正在重新连接…').waitFor();
    await ask('商标续展什么时候办理？');
    await page.getByText('未发送').waitFor();
    await picture(page, 'line-lost');
    await page.getByText('暂时连不上服务').waitFor();
    line.mend();
    await page.getByRole('button', { name: '立即重试' }).click();
    await page.getByText('未发送').waitFor({ state: 'detached' });
    await answers().nth(1).locator('.sources').waitFor();
    expect(await page.locator('.entry.visitor').count()).toBe(2);
    await context.close();
    await line.close();
  });

  it('speaks English', async () => {
    await page.goto(`${service.url}/chat?lang=en`);
    await ask('How long is a design patent valid in China?');
    await answers().last().getByText('15 years').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page
      .getByRole('button', { name: 'Talk to a person' })
      .or(page.getByText('Leave a message'))
      .waitFor();
    await picture(page, 'english');
  });

  it('changes to Traditional Chinese in the middle', async () => {
    await page.goto(`${service.url}/chat`);
    await page.getByRole('combobox', { name: '语言' }).selectOption('zh-Hant');
    await page.getByPlaceholder('請輸入問題').fill('外觀設計專利保護多少年？');
    await page.getByRole('button', { name: '傳送' }).click();
    await answers().last().getByText('自動回覆').waitFor();
    await picture(page, 'traditional');
    await page.reload();
    await page.getByPlaceholder('請輸入問題').waitFor();
  });

  it('takes a thumb, and copies an answer with its label and sources', async () => {
    await page.goto(`${service.url}/chat`);
    await ask('外观设计专利保护多少年？');
    const helpful = answers().last().getByRole('button', { name: '有帮助', exact: true });
    await helpful.click();
    await page.getByText('已记录您的意见').waitFor();
    expect(await helpful.getAttribute('aria-pressed')).toBe('true');
    await answers().last().getByRole('button', { name: '复制' }).click();
    await page.getByText('已复制').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('【自动回复】');
    expect(copied).toContain('依据：\n[1]');
  });

  it('asks why an answer did not help, and keeps the reason', async () => {
    await page.goto(`${service.url}/chat`);
    await ask('外观设计专利保护多少年？');
    const last = answers().last();
    await last.getByRole('button', { name: '没有帮助' }).click();
    const why = last.getByRole('group', { name: '哪里不好？' });
    await why.waitFor();
    await picture(page, 'thumb-down');
    const kept = page.waitForRequest((request) => request.postData()?.includes('outdated') === true);
    await why.getByRole('button', { name: '已经过时' }).click();
    expect((await (await kept).response())?.status()).toBe(200);
    await why.waitFor({ state: 'detached' });
    expect(await last.getByRole('button', { name: '没有帮助' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('goes on with the same conversation after the device slept longer than its pass lasts', async () => {
    await page.goto(`${service.url}/chat`);
    await ask('外观设计专利保护多少年？');
    await answers().last().locator('.sources').waitFor();
    // A token that ran out is refused like one that was never made here, which a test can bring about at once.
    await page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('tongda.session') ?? '{}') as Record<string, unknown>;
      localStorage.setItem(
        'tongda.session',
        JSON.stringify({ ...kept, token: 'ran.out', renewAt: 0, endsAt: 0 }),
      );
    });
    await page.reload();
    await answers().last().locator('.sources').waitFor();
    await ask('商标续展什么时候办理？');
    await answers().nth(1).locator('.sources').waitFor();
    expect(await page.locator('.entry.visitor').count()).toBe(2);
    expect(await page.getByText('上一次对话已过期').count()).toBe(0);
  });

  it('shows hostile text as text', async () => {
    await page.goto(`${service.url}/chat`);
    const hostile = '<img src=x onerror="document.title=1"> [a](javascript:alert(1)) \u202Eabc';
    await ask(hostile);
    await page.locator('.entry.visitor').getByText('<img src=x').waitFor();
    expect(await page.locator('.list img').count()).toBe(0);
    await answers().last().waitFor();
    expect(await page.title()).not.toBe('1');
  });
});
