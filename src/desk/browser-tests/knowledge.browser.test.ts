import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { getDocumentProxy, getMeta } from 'unpdf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { madeTurn } from '../../conversations/testing/turns.ts';
import { createTurnRepository } from '../../conversations/turn-repository.ts';
import { projectPath } from '../../platform/project-root.ts';
import { faultsOf } from '../../server/browser-testing/axe.ts';
import { describeInBrowser, launchBrowser, picture, withinMs } from '../../server/browser-testing/browser.ts';
import {
  officeHours,
  startService,
  type RunningService,
} from '../../server/browser-testing/running-service.ts';
import { openDatabase } from '../../store/database.ts';
import { firstOperator, invite, openDesk, signIn, type DeskPage } from './testing/people.ts';
import { visitorIn } from './testing/visitor.ts';

const question = '云汀市知识产权集市在哪天举办？';

describeInBrowser('keeping the knowledge base and running the service', () => {
  let browser: Browser;
  let service: RunningService;
  let editor: DeskPage;
  let reviewer: DeskPage;
  let operator: DeskPage;

  const person = async (username: string): Promise<DeskPage> => {
    const desk = await openDesk(browser, service);
    await signIn(desk.page, username);
    return desk;
  };
  const open = (page: Page, path: string) => page.goto(`${service.url}/desk/${path}`);

  beforeAll(async () => {
    [browser, service] = await Promise.all([launchBrowser(), startService(officeHours)]);
    const first = await firstOperator(service);
    await invite(service, first, 'editor', '林编辑', ['editor']);
    await invite(service, first, 'reviewer', '何审核', ['reviewer']);
    [editor, reviewer, operator] = [
      await person('editor'),
      await person('reviewer'),
      await person('operator'),
    ];
  }, withinMs);
  afterAll(async () => {
    await browser.close();
    await service.stop();
    for (const { complaints } of [editor, reviewer, operator]) expect(complaints).toEqual([]);
  });

  it(
    'goes from a question nobody could answer to an entry another person approved, and the assistant answers it',
    async () => {
      const visitor = await visitorIn(browser, service);
      await visitor.ask(question);
      await visitor.page.locator('.entry.service').getByText('工单').first().waitFor();

      const { page } = editor;
      await open(page, 'knowledge/gaps');
      await page.getByRole('link', { name: question }).waitFor();
      await picture(page, 'knowledge-gaps');
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('link', { name: question }).click();
      await page.getByRole('button', { name: '写成问答条目' }).click();
      await page.getByText('提交前还差').waitFor();
      await picture(page, 'knowledge-entry-begun', true);
      expect(await faultsOf(page)).toEqual([]);
      const fill = (label: string, text: string) => page.getByLabel(label, { exact: false }).fill(text);
      await fill('问题（英文）', 'When is the IP fair of Yunting held?');
      await fill('答复（中文）', '云汀市知识产权集市每年4月26日在市民中心举办。');
      await fill(
        '答复（英文）',
        'The IP fair of Yunting is held every year on 26 April at the civic centre.',
      );
      await fill('还会怎么问（中文', '知识产权集市什么时候办\n集市几号开始\n云汀集市日期');
      await fill('还会怎么问（英文', 'date of the IP fair\nwhen does the IP fair start\nYunting IP fair day');
      await page.getByRole('checkbox', { name: '公共服务' }).check();
      await fill('来源（一行一条）', '云汀市知识产权局公告');
      await page.getByRole('button', { name: '保存草稿' }).click();
      await page.getByRole('button', { name: '提交审核' }).click();
      await page.getByText('由审核员通过后发布。').waitFor();

      const { page: second } = reviewer;
      await open(second, 'knowledge/entries');
      await second.getByRole('link', { name: question }).click();
      await second.getByRole('button', { name: '通过并发布' }).click();
      const pauses = pausesOf(`${service.url}/healthz`);
      await second.getByRole('dialog').getByRole('button', { name: '通过并发布' }).click();
      await second.getByText('已发布', { exact: true }).waitFor({ timeout: 150_000 });
      await second.getByRole('button', { name: '现在再问一遍' }).click();
      await second.getByText('引用了本条').first().waitFor();
      const { longestMs, requests } = await pauses.stop();
      process.stderr.write(
        `publishing: longest wait of ${requests} requests beside it ${longestMs.toFixed(0)} ms\n`,
      );
      await picture(second, 'knowledge-entry-published', true);
      expect(await faultsOf(second)).toEqual([]);

      const next = await visitorIn(browser, service);
      await next.ask(question);
      await next.page.locator('.entry').getByText('4月26日').first().waitFor();
      await picture(next.page, 'visitor-answered-from-entry');
    },
    withinMs,
  );

  it(
    'shows why passages rank, what is due, the documents to approve and the releases',
    async () => {
      const { page } = reviewer;
      await open(page, `knowledge/search?q=${encodeURIComponent('商标异议期几个月')}`);
      await page.getByLabel('按哪天的规定').fill('2027-01-01');
      await page.getByRole('button', { name: '检索' }).click();
      await page.getByText('被排除的段落').waitFor();
      await page.getByText('当天已失效').first().waitFor();
      await picture(page, 'knowledge-search', true);
      expect(await faultsOf(page)).toEqual([]);
      await open(page, 'knowledge/due');
      await page.getByRole('table').waitFor();
      await picture(page, 'knowledge-due');
      expect(await faultsOf(page)).toEqual([]);
      await open(page, 'knowledge/documents');
      await page.getByRole('checkbox').first().check();
      await picture(page, 'knowledge-documents');
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: '审定选中的 1 份' }).click();
      const dialog = page.getByRole('dialog');
      // The service's day is an earlier one than the browser's, and nobody has read a source in the future.
      await dialog.getByLabel('核对来源的日期').fill('2026-11-20');
      await dialog.getByRole('button', { name: '审定选中的 1 份' }).click();
      await page.getByText('已审定 1 份').waitFor();
      await open(page, 'knowledge/releases');
      await page.getByText('使用中').first().waitFor();
      await picture(page, 'knowledge-releases');
      expect(await faultsOf(page)).toEqual([]);

      // What a document's page shows can be loaded anew, dots in its id or not.
      await open(page, 'knowledge/documents');
      await page.getByRole('row').nth(1).getByRole('link').click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(new URL(page.url()).pathname).toMatch(/\.md$/);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    withinMs,
  );

  it(
    'compares a release with the one in use, and goes back to it',
    async () => {
      const { page } = reviewer;
      await open(page, 'knowledge/releases');
      const first = page.getByRole('row').filter({ hasText: '首次启动' });
      // An approval of before may still be on its way out.
      await expect.poll(() => page.getByRole('row').count(), { timeout: 150_000 }).toBeGreaterThan(2);
      await first.getByRole('button', { name: '与使用中的比较' }).click();
      await page.getByText(question).first().waitFor();
      await picture(page, 'knowledge-diff');
      await first.getByRole('button', { name: '回退到此版' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('展会改期，先撤回');
      await dialog.getByRole('button', { name: '回退到此版' }).click();
      const newest = page.getByRole('row').filter({ hasText: '回退到 1' });
      await newest.getByText('使用中').waitFor({ timeout: 150_000 });
      await page.getByText('展会改期，先撤回').waitFor();
      await picture(page, 'knowledge-rolled-back');
      const visitor = await visitorIn(browser, service);
      await visitor.ask(question);
      await visitor.page.locator('.entry.service').getByText('工单').first().waitFor();
      await visitor.page.context().close();
    },
    withinMs,
  );

  it(
    'switches the assistant off for the web and on again, as a visitor sees it',
    async () => {
      const { page } = operator;
      await open(page, 'service');
      const part = page.getByRole('region', { name: '智能助手开关' });
      await part.getByRole('checkbox', { name: '网页' }).check();
      await part.getByRole('button', { name: '保存开关' }).click();
      await part.getByText('请写明原因').waitFor();
      await part.getByLabel('原因（必填）').fill('发现答错，停用核查');
      await part.getByRole('button', { name: '保存开关' }).click();
      await part.getByText('已停用：网页').waitFor();
      // Everybody at the desk is told, on every screen.
      await editor.page
        .getByText('智能助手已停用（网页），咨询人直接转人工。原因：发现答错，停用核查')
        .waitFor();
      const off = await visitorIn(browser, service);
      await off.ask('外观设计专利保护多少年？');
      await off.page.getByText('智能助手暂停服务').first().waitFor();
      await off.page.getByText('12345').first().waitFor();
      await picture(off.page, 'visitor-switched-off');
      await picture(page, 'service-switched-off', true);
      expect(await faultsOf(page)).toEqual([]);
      await part.getByRole('checkbox', { name: '网页' }).uncheck();
      await part.getByLabel('原因（必填）').fill('已核查');
      await part.getByRole('button', { name: '保存开关' }).click();
      await part.getByText('智能助手正在答复').waitFor();
      await editor.page.getByText('智能助手已停用').waitFor({ state: 'detached' });
      const on = await visitorIn(browser, service);
      await on.ask('外观设计专利保护多少年？');
      await on.page.locator('.sources').first().waitFor();
    },
    withinMs,
  );

  it(
    'shows the figures and prints the report to PDF, with its label where a model wrote something',
    async () => {
      const { page } = operator;
      await aModelAnswered(service);
      await open(page, 'dashboard');
      await page.getByRole('heading', { name: '提问的结果' }).waitFor();
      await picture(page, 'dashboard', true);
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('link', { name: '生成报告' }).click();
      await page.getByRole('heading', { name: '知识产权咨询服务报告' }).waitFor();
      await page.getByText('发现答错，停用核查').waitFor();
      await picture(page, 'report', true);
      expect(await faultsOf(page)).toEqual([]);
      await page.locator('.report-label').getByText('AI生成').waitFor();
      const label = await page.locator('meta[name=AIGC]').getAttribute('content');
      expect(JSON.parse(label ?? '')).toMatchObject({ Label: '1', ContentProducer: 'Tongda 通答' });
      const { ProduceID: number } = JSON.parse(label ?? '') as { ProduceID: string };

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '存为网页文件' }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^report-.*\.html$/);
      const file = readFileSync(await download.path(), 'utf8');
      expect(file).toContain(`<meta name="AIGC" content="${label?.replaceAll('"', '&quot;')}">`);
      const alone = await operator.page.context().newPage();
      await alone.setContent(file);
      await alone.getByRole('heading', { name: '知识产权咨询服务报告' }).waitFor();
      await alone.locator('.report-label').getByText('AI生成').waitFor();
      expect(await alone.getByRole('button').count()).toBe(0);
      await picture(alone, 'report-alone', true);
      await alone.close();

      mkdirSync(projectPath('screenshots'), { recursive: true });
      const path = join(projectPath('screenshots'), 'report.pdf');
      await page.pdf({ path, format: 'A4' });
      expect(statSync(path).size).toBeGreaterThan(20_000);
      // All that a browser lets a page say in a PDF's metadata is the title.
      const { info } = await getMeta(await getDocumentProxy(new Uint8Array(readFileSync(path))));
      expect(info.Title).toContain(`含AI生成内容 · Tongda 通答 · ${number}`);
      await page.emulateMedia({ media: 'print' });
      await picture(page, 'report-print', true);
      expect(await page.getByRole('button', { name: '打印或存为 PDF' }).isVisible()).toBe(false);
      await page.emulateMedia({ media: null });
    },
    withinMs,
  );
});

/** A turn that a model wrote, as the service keeps it. */
async function aModelAnswered({ dataDir }: RunningService): Promise<void> {
  const database = await openDatabase({ dataDir }, { catchUpEveryMs: 0 });
  const reply = { lines: [{ text: '答复' }], citations: [], choices: [], notices: [], aiGenerated: true };
  const turn = madeTurn('written-by-a-model', '外观设计专利权的期限有多长', {
    at: Date.parse(officeHours),
    reply,
  });
  await createTurnRepository(database).append(turn);
  await database.close();
}

/** Asks for something small again and again, to see how long anybody waits. */
function pausesOf(url: string): { stop(): Promise<{ longestMs: number; requests: number }> } {
  const over = new AbortController();
  let longestMs = 0;
  let requests = 0;
  const asking = (async () => {
    while (!over.signal.aborted) {
      const started = performance.now();
      await fetch(url).then(
        (response) => response.text(),
        () => {
          over.abort();
        },
      );
      longestMs = Math.max(longestMs, performance.now() - started);
      requests += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return {
    stop: async () => {
      over.abort();
      await asking;
      return { longestMs, requests };
    },
  };
}
