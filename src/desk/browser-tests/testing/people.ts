import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { complaintsOf, patienceMs } from '../../../server/browser-testing/browser.ts';
import type { RunningService } from '../../../server/browser-testing/running-service.ts';
import { clientFrom, cookieIn, request, type DeskClient } from '../../testing/desk-client.ts';
import type { Role, SessionView } from '../../wire/staff.ts';

/** The password of everybody in these tests. */
export const password = '春眠不觉晓处处闻啼鸟夜来风雨声';

/** A page of one person at the desk, with what it complained of. */
export interface DeskPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** The one-time link for the first operator that the service printed. */
export function printedLink(service: RunningService): string {
  const link = /\S+\/desk\/link#\S+/.exec(service.printed())?.[0];
  if (link === undefined) throw new Error(`No link was printed:\n${service.printed()}`);
  return new URL(new URL(link).pathname + new URL(link).hash, service.url).href;
}

/** The first operator, made over the API. */
export async function firstOperator(service: RunningService): Promise<DeskClient> {
  const token = new URL(printedLink(service)).hash.slice(1);
  const account = { token, username: 'operator', name: '周运营', password };
  return accept(service, account);
}

/** Another person, invited by an operator and signed in once over the API. */
export async function invite(
  service: RunningService,
  operator: DeskClient,
  username: string,
  name: string,
  roles: readonly Role[],
): Promise<DeskClient> {
  const invited = await operator.post('/staff', { username, name, roles });
  const token = new URL((invited.body as { url: string }).url).hash.slice(1);
  return accept(service, { token, password });
}

async function accept(service: RunningService, link: Record<string, string>): Promise<DeskClient> {
  const answer = await request(service.url, 'POST', '/links/accept', link);
  const { staff } = answer.body as SessionView;
  return clientFrom(service.url, staff, cookieIn(answer).split('=')[1] ?? '');
}

/** A browser of a person's own at the desk, before signing in. */
export async function openDesk(
  browser: Browser,
  service: RunningService,
  options: BrowserContextOptions = {},
  path = '',
): Promise<DeskPage> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 720 },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const complaints = complaintsOf(page);
  await page.goto(`${service.url}/desk${path}`);
  return { page, complaints };
}

/** Signs in on the page, as people do. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('登录名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await isIn(page);
}

/** Waits until the desk is open; some screens have a navigation of their own besides. */
export async function isIn(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: '工作台各页' }).waitFor();
}

/** Puts the agent on duty. */
export async function becomeAvailable(page: Page): Promise<void> {
  await page.getByRole('radio', { name: '空闲' }).click();
}
