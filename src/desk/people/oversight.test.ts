import { expect, it, onTestFinished } from 'vitest';
import { appendAudit } from '../../store/audit.ts';
import { describeOnBothDatabases } from '../../store/testing/databases.ts';
import { request } from '../testing/desk-client.ts';
import { deskService, testPassword } from '../testing/desk-service.ts';

const day = 86_400_000;

describeOnBothDatabases('who oversees the desk', (newPlace) => {
  const start = async () => {
    const service = await deskService({ place: await newPlace() });
    onTestFinished(() => service.close());
    return service;
  };

  it('sees how every account stands: invited, in use, locked, suspended', async () => {
    const service = await start();
    const operator = await service.signedIn('operator');
    const agent = await service.signedIn('agent');
    const invited = await operator.post('/staff', { username: 'wang', name: '王芳', roles: ['agent'] });
    expect(invited.body.url).toContain('/desk/link#');
    const stateOf = async (username: string) =>
      (await operator.get('/staff')).body.staff.find(
        (each: { username: string }) => each.username === username,
      );
    expect(await stateOf('wang')).toMatchObject({ hasPassword: false, sessions: 0, active: true });
    const { username } = agent.staff;
    expect(await stateOf(username)).toMatchObject({ hasPassword: true, sessions: 1, active: true });
    expect((await stateOf(username)).lockedUntil).toBeUndefined();

    for (let tries = 0; tries < 6; tries += 1)
      await request(service.origin, 'POST', '/session', { username, password: 'wrong' });
    expect((await stateOf(username)).lockedUntil).toBeGreaterThan(service.clock.now());
    await operator.post(`/staff/${agent.staff.id}/link`);
    expect((await stateOf(username)).lockedUntil).toBeUndefined();

    await operator.patch(`/staff/${agent.staff.id}`, { active: false });
    expect(await stateOf(username)).toMatchObject({ active: false, sessions: 0 });
    expect((await agent.get('/session')).status).toBe(401);
    const refused = await request(service.origin, 'POST', '/session', { username, password: testPassword });
    expect(refused.status).toBe(401);
    await operator.patch(`/staff/${agent.staff.id}`, { active: true });
    const back = await request(service.origin, 'POST', '/session', { username, password: testPassword });
    expect(back.status).toBe(200);
  });

  it('finds acts by who, what, on what and when, page by page', async () => {
    const service = await start();
    const { clock, database } = service;
    const first = clock.now();
    for (let number = 1; number <= 5; number += 1) {
      await database.transaction(({ db }) =>
        appendAudit(db, { at: clock.now(), actor: 'mover', act: 'ticket.done', subject: `T-${number}` }),
      );
      await database.transaction(({ db }) =>
        appendAudit(db, { at: clock.now(), actor: 'counter', act: 'tickets.exported', subject: 'table' }),
      );
      clock.advance(day);
    }
    const auditor = await service.signedIn('auditor');
    const asked = async (query: string) => (await auditor.get(`/audit?${query}`)).body;
    const subjects = (body: { entries: { subject: string }[] }) => body.entries.map(({ subject }) => subject);
    expect(subjects(await asked('actor=mover'))).toEqual(['T-5', 'T-4', 'T-3', 'T-2', 'T-1']);
    // A room is not the room whose name begins alike.
    expect((await asked('act=ticket')).entries).toHaveLength(5);
    expect((await asked('act=ticket.done&subject=T-3')).entries).toHaveLength(1);
    expect((await asked('act=ticket.don')).entries).toEqual([]);
    expect((await asked('act=%25')).errors[0].field).toBe('act');
    const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
    const some = await asked(`actor=mover&from=${dayOf(first + day)}&to=${dayOf(first + 2 * day)}`);
    expect(subjects(some)).toEqual(['T-3', 'T-2']);
    const page = await asked('actor=mover&limit=2');
    expect(page.more).toBe(true);
    const rest = await asked(`actor=mover&limit=3&before=${page.entries.at(-1).sequence}`);
    expect(subjects(rest)).toEqual(['T-3', 'T-2', 'T-1']);
    expect(rest.more).toBe(false);
    expect((await auditor.get('/audit?from=2026-02-30')).body.errors[0].field).toBe('from');
  });

  it('takes the trail away as a table that no spreadsheet runs, which is noted itself', async () => {
    const service = await start();
    const operator = await service.signedIn('operator');
    await service.database.transaction(({ db }) =>
      appendAudit(db, { at: service.clock.now(), actor: 'mover', act: 'ticket.done', subject: '=1+1' }),
    );
    const table = await operator.get('/audit-table?act=ticket');
    expect(table.headers.get('content-disposition')).toMatch(/audit-\d{4}-\d\d-\d\d\.csv/);
    const [head, row, ...more] = table.text.trim().split('\r\n');
    expect(head).toContain('sequence,at,actor,actor_name,act,subject');
    expect(row).toContain("mover,,ticket.done,'=1+1,,");
    expect(more).toEqual([]);
    const { body } = await operator.get('/audit?act=audit.exported');
    expect(body.entries).toMatchObject([{ actor: operator.staff.id, subject: '1 acts' }]);
  });
});
