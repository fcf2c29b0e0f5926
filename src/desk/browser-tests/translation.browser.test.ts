import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bySteps } from '../../consultation/testing/model-asker.ts';
import { scriptedChatServer, type ScriptedChatServer } from '../../models/testing/scripted-chat-server.ts';
import { faultsOf } from '../../server/browser-testing/axe.ts';
import { describeInBrowser, launchBrowser, picture, withinMs } from '../../server/browser-testing/browser.ts';
import {
  officeHours,
  startService,
  type RunningService,
} from '../../server/browser-testing/running-service.ts';
import { becomeAvailable, firstOperator, openDesk, signIn, type DeskPage } from './testing/people.ts';
import { visitorIn } from './testing/visitor.ts';

const written = '请在15个工作日内缴纳900元。';
const translation = 'Please pay RMB 900 within 15 working days.';

describeInBrowser('an agent’s words by a model', () => {
  let browser: Browser;
  let service: RunningService;
  let model: ScriptedChatServer;
  let agent: DeskPage;

  beforeAll(async () => {
    model = await scriptedChatServer(bySteps({ translate: JSON.stringify({ translation }) }));
    [browser, service] = await Promise.all([
      launchBrowser(),
      startService(officeHours, {
        OPENAI_MODEL: 'scripted',
        OPENAI_BASE_URL: model.baseUrl,
        OPENAI_MODEL_INSIDE: 'true',
        OPENAI_STRUCTURED_OUTPUT: 'json_mode',
        OPENAI_STEPS: 'translate',
      }),
    ]);
    await firstOperator(service);
    agent = await openDesk(browser, service);
    await signIn(agent.page, 'operator');
    await becomeAvailable(agent.page);
  }, withinMs);
  afterAll(async () => {
    await browser.close();
    await service.stop();
    await model.close();
    expect(agent.complaints).toEqual([]);
  });

  it(
    'are seen before they are sent, taken back or sent, and the visitor is told',
    async () => {
      const visitor = await visitorIn(browser, service, 'en-GB');
      await visitor.ask('speak to a person');
      const { page } = agent;
      await page.goto(`${service.url}/desk/queue`);
      await page.getByRole('button', { name: '接入', exact: true }).click();
      const box = page.getByRole('textbox', { name: '写给咨询人' });
      const translate = page.getByRole('button', { name: '译成英文' });
      await box.fill(written);
      await translate.click();
      await expect.poll(() => box.inputValue()).toBe(translation);
      await page.getByText('AI 翻译，请核对后再发').waitFor();
      await picture(page, 'desk-translation');
      expect(await faultsOf(page)).toEqual([]);
      expect(await visitor.page.locator('.entry.agent').count()).toBe(0);
      await page.getByRole('button', { name: '恢复原文' }).click();
      expect(await box.inputValue()).toBe(written);
      model.play(
        bySteps({
          translate: JSON.stringify({ translation: 'Please pay RMB 9,000 within 15 working days.' }),
        }),
      );
      await translate.click();
      await page.getByText('对不上，没有采用').waitFor();
      expect(await box.inputValue()).toBe(written);
      model.play(bySteps({ translate: JSON.stringify({ translation }) }));
      await translate.click();
      await expect.poll(() => box.inputValue()).toBe(translation);
      await box.press('Enter');
      await visitor.hear(translation);
      await visitor.hear('Translated by AI, checked by an agent');
      await picture(visitor.page, 'visitor-translated');
    },
    withinMs,
  );
});
