import { describe, expect, it, onTestFinished } from 'vitest';
import { describeOnBothDatabases } from '../../store/testing/databases.ts';
import { cookieIn, request, type Answer } from '../testing/desk-client.ts';
import {
  deskService,
  testPassword,
  type DeskService,
  type DeskServiceOptions,
} from '../testing/desk-service.ts';
import type { NewLink, SessionView } from '../wire/staff.ts';
import { waitAfter } from './attempts.ts';
import { firstOperatorLink } from './first-operator.ts';
import { hashPassword } from './passwords.ts';
import { sessionLimits } from './sessions.ts';

const minute = 60_000;
const password = 'a new sentence nobody guesses';

describeOnBothDatabases('people of the desk', (newPlace) => {
  const start = async (options: DeskServiceOptions = {}): Promise<DeskService> =>
    started({ ...options, place: await newPlace() });

  it('begin with one operator, by a link that works once and for half an hour', async () => {
    const { origin, database, clock } = await start();
    const link = (await firstOperatorLink(database, clock))!;
    const view = await request(origin, 'POST', '/links/view', { token: link.token });
    expect(view.body).toEqual({
      purpose: 'first-operator',
      expiresAt: clock.now() + 30 * minute,
      roles: ['operator', 'editor', 'reviewer', 'agent'],
    });
    const short = await accept(origin, { token: link.token, username: 'chen', password: 'short' });
    expect(short.body).toMatchObject({ status: 400, errors: [{ field: 'password' }] });
    const acceptance = { token: link.token, username: 'Chen', name: '陈静', password };
    const both = await Promise.all([accept(origin, acceptance), accept(origin, acceptance)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    const { staff } = both.find(({ status }) => status === 200)!.body as SessionView;
    expect(staff).toMatchObject({
      username: 'chen',
      name: '陈静',
      roles: expect.arrayContaining(['operator']) as unknown,
    });
    expect(await firstOperatorLink(database, clock)).toBeUndefined();
    expect((await signIn(origin, 'CHEN', password)).status).toBe(200);
  });

  it('let a link end after its time, and a newer one take its place', async () => {
    const { origin, database, clock } = await start();
    const first = (await firstOperatorLink(database, clock))!;
    const second = (await firstOperatorLink(database, clock))!;
    expect((await request(origin, 'POST', '/links/view', { token: first.token })).body).toMatchObject({
      code: 'link-used',
    });
    clock.advance(30 * minute);
    const late = await accept(origin, { token: second.token, username: 'chen', password });
    expect(late.body).toMatchObject({ status: 410, code: 'link-expired' });
    expect(await database.store.selectFrom('staff').select('id').execute()).toEqual([]);
  });

  it('are invited by an operator, and let go; the last operator stays', async () => {
    const service = await start();
    const operator = await service.signedIn('operator');
    const invited = await operator.post('/staff', { username: 'wang', name: '王芳', roles: ['agent'] });
    const { url, staff } = invited.body as NewLink & { staff: { id: string } };
    expect(url.startsWith(`${service.origin}/desk/link#`)).toBe(true);
    const token = url.split('#')[1]!;
    const joined = await accept(service.origin, { token, password });
    expect(joined.status).toBe(200);
    const cookie = cookieIn(joined);
    expect((await request(service.origin, 'GET', '/session', undefined, { cookie })).status).toBe(200);
    expect(
      (await operator.post('/staff', { username: 'Wang', name: 'x', roles: ['agent'] })).body,
    ).toMatchObject({
      code: 'username-taken',
    });
    expect((await operator.patch(`/staff/${staff.id}`, { active: false })).status).toBe(200);
    expect((await request(service.origin, 'GET', '/session', undefined, { cookie })).status).toBe(401);
    expect((await signIn(service.origin, 'wang', password)).status).toBe(401);
    const own = `/staff/${operator.staff.id}`;
    for (const change of [{ active: false }, { roles: ['agent'] }])
      expect((await operator.patch(own, change)).body).toMatchObject({ status: 409, code: 'last-operator' });
  });

  it('wait after failures, longer each time, whoever asks and from wherever', async () => {
    const service = await start();
    const { staff } = await service.signedIn('agent');
    const guess = () => signIn(service.origin, staff.username, 'wrong');
    for (let failure = 0; failure < 5; failure += 1) expect((await guess()).status).toBe(401);
    const locked = await guess();
    expect(locked.body).toMatchObject({ status: 429, code: 'locked-out', params: { seconds: 30 } });
    // The right password does not open it either: else it could be guessed on.
    expect((await signIn(service.origin, staff.username, testPassword)).status).toBe(429);
    service.clock.advance(30_000);
    expect((await guess()).status).toBe(401);
    expect((await guess()).body).toMatchObject({ params: { seconds: 60 } });
    service.clock.advance(60_000);
    expect((await signIn(service.origin, staff.username, testPassword)).status).toBe(200);
    expect((await guess()).status).toBe(401);
  });

  it('count failures that come at once, and of names that nobody has', async () => {
    const service = await start();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => signIn(service.origin, 'nobody-at-all', 'wrong')),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(3);
    expect(new Set(answers.filter(({ status }) => status === 401).map(({ text }) => text)).size).toBe(1);
    const kept = await service.database.store.selectFrom('signInAttempts').selectAll().execute();
    expect(JSON.stringify(kept)).not.toMatch(/nobody|127\.0\.0\.1/);
  });

  it('are signed out when nothing is done, and at the latest after half a day', async () => {
    const service = await start();
    const agent = await service.signedIn('agent');
    service.clock.advance(sessionLimits.idleMs - 1);
    expect((await agent.get('/session')).status).toBe(200);
    service.clock.advance(sessionLimits.idleMs);
    expect((await agent.get('/session')).status).toBe(401);
    const other = await service.signedIn('agent');
    for (let passed = 0; passed < sessionLimits.wholeMs - 20 * minute; passed += 20 * minute) {
      service.clock.advance(20 * minute);
      expect((await other.get('/session')).status).toBe(200);
    }
    service.clock.advance(20 * minute);
    expect((await other.get('/session')).status).toBe(401);
  });

  it('change the password, which signs out everywhere else', async () => {
    const service = await start();
    const agent = await service.signedIn('agent');
    const { username } = agent.staff;
    const elsewhere = cookieIn(await signIn(service.origin, username, testPassword));
    const wrong = await agent.put('/password', { current: 'wrong', next: password });
    expect(wrong.body).toMatchObject({ status: 400, code: 'wrong-credentials' });
    expect((await agent.put('/password', { current: testPassword, next: password })).status).toBe(204);
    expect((await agent.get('/session')).status).toBe(200);
    expect((await request(service.origin, 'GET', '/session', undefined, { cookie: elsewhere })).status).toBe(
      401,
    );
    expect((await signIn(service.origin, username, testPassword)).status).toBe(401);
    expect((await signIn(service.origin, username, password)).status).toBe(200);
    expect((await agent.delete('/sessions')).status).toBe(204);
    expect((await agent.get('/session')).status).toBe(401);
  });

  it('leave every act in a trail that shows when it was tampered with', async () => {
    const service = await start();
    const operator = await service.signedIn('operator');
    await operator.post('/staff', { username: 'wang', name: '王芳', roles: ['agent'] });
    const auditor = await service.signedIn('auditor');
    const { body } = await auditor.get(`/audit?actor=${operator.staff.id}`);
    expect(body).toMatchObject({
      entries: [{ act: 'staff.invited', actorName: operator.staff.name, subjectName: '王芳' }],
      more: false,
    });
    // Names are looked up when somebody reads; the trail itself holds ids.
    const kept = await service.database.store.selectFrom('audit').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain('王芳');
    expect((await auditor.get('/audit/verification')).body).toEqual({ whole: true });
  });
});

describe('passwords', () => {
  it('are kept as argon2id with the parameters OWASP asks for', async () => {
    expect(await hashPassword('x')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('make nobody wait at first, and nobody longer than an hour', () => {
    expect([0, 4, 5, 6, 7, 50].map((failures) => waitAfter(failures, 5))).toEqual([
      0, 0, 30_000, 60_000, 120_000, 3_600_000,
    ]);
  });
});

describe('the session cookie', () => {
  it('is read by no script and sent to no other site', async () => {
    const service = await started();
    const { staff } = await service.signedIn('agent');
    const cookie = (await signIn(service.origin, staff.username, testPassword)).headers.get('set-cookie');
    expect(cookie).toMatch(/^desk=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('travels over HTTPS only where the service is reached so', async () => {
    const service = await started({ parts: { publicUrl: 'https://ip.example' } });
    const { staff } = await service.signedIn('agent');
    const cookie = (await signIn(service.origin, staff.username, testPassword)).headers.get('set-cookie');
    expect(cookie).toMatch(/^__Host-desk=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });
});

async function started(options: DeskServiceOptions = {}): Promise<DeskService> {
  const service = await deskService(options);
  onTestFinished(() => service.close());
  return service;
}

function signIn(origin: string, username: string, secret: string): Promise<Answer> {
  return request(origin, 'POST', '/session', { username, password: secret });
}

function accept(origin: string, acceptance: Record<string, string>): Promise<Answer> {
  return request(origin, 'POST', '/links/accept', acceptance);
}
