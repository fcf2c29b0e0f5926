import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOf } from '../../server/browser-testing/axe.ts';
import { describeInBrowser, launchBrowser, picture, withinMs } from '../../server/browser-testing/browser.ts';
import {
  officeHours,
  startService,
  type RunningService,
} from '../../server/browser-testing/running-service.ts';
import { becomeAvailable, firstOperator, invite, openDesk, signIn, type DeskPage } from './testing/people.ts';
import { visitorIn } from './testing/visitor.ts';
import { wechatAccount, type WechatAccount } from './testing/wechat.ts';

/** Two of the account's visitors; following opens a window of its own, which the other does not have. */
const follower = 'oFollower-1';
const asker = 'oAsker-1';
const inWechat = '公众号菜单本周调整。';
const onTheWeb = '网页本周六夜间维护。';

describeInBrowser('the web and WeChat side by side', () => {
  let browser: Browser;
  let service: RunningService;
  let wechat: WechatAccount;
  let operator: DeskPage;
  let agent: DeskPage;

  beforeAll(async () => {
    wechat = await wechatAccount(officeHours);
    [browser, service] = await Promise.all([
      launchBrowser(),
      startService(officeHours, { ...wechat.environment }),
    ]);
    const first = await firstOperator(service);
    await invite(service, first, 'xiaoli', '小李', ['agent']);
    [operator, agent] = await Promise.all([openDesk(browser, service), openDesk(browser, service)]);
    await signIn(operator.page, 'operator');
    await signIn(agent.page, 'xiaoli');
    await becomeAvailable(agent.page);
  }, withinMs);
  afterAll(async () => {
    await browser.close();
    await service.stop();
    await wechat.close();
    for (const { complaints } of [operator, agent]) expect(complaints).toEqual([]);
  });

  const says = (text: string) => wechat.push(service, asker, { MsgType: 'text', Content: text });
  const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const save = async (of: Locator) => {
    await of.getByRole('button', { name: '保存', exact: true }).click();
    await of.getByText('周运营 于').waitFor();
  };

  it(
    'tells visitors what was set for their channel, and nothing of the other',
    async () => {
      const { page } = operator;
      await page.goto(`${service.url}/desk/service`);
      const notices = part(page, '给咨询人的公告');
      for (const [place, [channel, text]] of [
        ['微信', inWechat] as const,
        ['网页', onTheWeb] as const,
      ].entries()) {
        await notices.getByRole('button', { name: '添加公告' }).click();
        const notice = notices.getByRole('group', { name: `公告 ${place + 1}`, exact: true });
        await notice.getByLabel('简体').fill(text);
        await notice.getByLabel('繁体').fill(text);
        await notice.getByLabel('英文').fill(channel === '微信' ? 'The menu changes.' : 'The page rests.');
        await notice.getByRole('checkbox', { name: channel }).check();
      }
      // What is missing is said at its place, and nothing is lost of the rest.
      await notices.getByLabel('英文').last().fill('');
      await notices.getByRole('button', { name: '保存', exact: true }).click();
      await notices.getByText('不符合要求').first().waitFor();
      await expect.poll(() => notices.getByLabel('英文').last().getAttribute('aria-invalid')).toBe('true');
      await notices.getByLabel('英文').last().fill('The page rests.');
      await save(notices);
      await picture(page, 'notices');

      const visitor = await visitorIn(browser, service);
      await visitor.page.getByText(onTheWeb).first().waitFor();
      expect(await visitor.page.getByText(inWechat).count()).toBe(0);
      await picture(visitor.page, 'visitor-notice');
      const followed = await wechat.push(service, follower, { MsgType: 'event', Event: 'subscribe' });
      expect(followed).toContain(inWechat);
      expect(followed).not.toContain(onTheWeb);
    },
    withinMs,
  );

  it(
    'shows the agent how many messages WeChat still takes, until when, and why none gets through',
    async () => {
      const { page } = agent;
      await says('转人工');
      await page.goto(`${service.url}/desk/queue`);
      await page.getByRole('button', { name: '接入', exact: true }).click();
      await expect.poll(() => wechat.sent.join('\n')).toContain('小李');
      await says('外观设计专利保护多少年？');
      const reach = page.locator('.reach');
      // Five after the visitor's message.
      await reach.getByText('微信：还可发 5 条').waitFor();
      await reach.getByText('前有效').waitFor();
      const box = page.getByRole('textbox', { name: '写给咨询人' });
      await box.fill('外观设计专利权的期限为十五年。');
      await box.press('Enter');
      await reach.getByText('微信：还可发 4 条').waitFor();
      await expect.poll(() => wechat.sent.join('\n')).toContain('外观设计专利权的期限为十五年。');
      await picture(page, 'desk-wechat-reach');
      expect(await faultsOf(page)).toEqual([]);

      await wechat.push(service, asker, { MsgType: 'event', Event: 'unsubscribe' });
      await reach.getByText('微信：现在发不到').waitFor();
      await reach.getByText('咨询人已取消关注公众号').waitFor();
      await picture(page, 'desk-wechat-unreachable');
    },
    withinMs,
  );

  it(
    'gives agents new phrases at once, in the visitor’s language, by key and by click',
    async () => {
      const visitor = await visitorIn(browser, service, 'en-GB');
      await visitor.ask('speak to a person');
      const { page } = agent;
      await page.goto(`${service.url}/desk/queue`);
      await page.getByRole('button', { name: '接入', exact: true }).click();
      const box = page.getByRole('textbox', { name: '写给咨询人' });
      await box.waitFor();
      expect(await page.getByRole('list', { name: '常用语' }).count()).toBe(0);

      await operator.page.goto(`${service.url}/desk/service`);
      const phrases = part(operator.page, '座席常用语');
      for (const [place, text] of ['请稍等。', '还有别的问题吗？'].entries()) {
        await phrases.getByRole('button', { name: '添加常用语' }).click();
        const phrase = phrases.getByRole('group', { name: `常用语 ${place + 1}`, exact: true });
        await phrase.getByLabel('简体').fill(text);
        await phrase.getByLabel('繁体').fill(text);
        await phrase.getByLabel('英文').fill(place === 0 ? 'One moment, please.' : 'Anything else?');
      }
      await save(phrases);

      await page.getByRole('button', { name: 'Anything else?' }).waitFor();
      await box.press('Alt+1');
      expect(await box.inputValue()).toBe('One moment, please.');
      await page.getByRole('button', { name: 'Anything else?' }).click();
      expect(await box.inputValue()).toBe('One moment, please.\nAnything else?');
      await picture(page, 'desk-phrases');
      expect(await faultsOf(page)).toEqual([]);
      await box.press('Enter');
      await visitor.hear('Anything else?');
      // One is taken out again, and the agent's page follows.
      await phrases.getByRole('button', { name: '删除常用语 1' }).click();
      await phrases.getByRole('button', { name: '保存', exact: true }).click();
      await page.getByRole('button', { name: 'One moment, please.' }).waitFor({ state: 'detached' });
      await box.press('Alt+1');
      expect(await box.inputValue()).toBe('Anything else?');
      await visitor.page.context().close();
    },
    withinMs,
  );
});
