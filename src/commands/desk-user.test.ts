import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findAccountByName } from '../desk/people/accounts.ts';
import { findLink } from '../desk/people/links.ts';
import { UserError } from '../platform/user-error.ts';
import type { StateDatabase } from '../store/database.ts';
import { readConfiguration } from './configuration.ts';
import { deskUser } from './desk-user.ts';
import { withState } from './with-state.ts';

describe('npm run desk:user', () => {
  let folder: string;
  let printed = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-user-'));
    printed = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });
  const configuration = () => readConfiguration({ DATA_DIR: folder, PUBLIC_URL: 'https://ip.example' });
  const run = (...args: string[]) => deskUser(args, configuration());
  const inState = <Value>(look: (database: StateDatabase) => Promise<Value>) =>
    withState(configuration(), look);
  const token = () => /https:\/\/ip\.example\/desk\/link#(\S+)/.exec(printed)?.[1] ?? '';

  it('makes an operator, with a link that the page takes once', async () => {
    expect(await run('Zhou')).toBe(0);
    expect(printed).toContain('The account is made.');
    await inState(async ({ store }) => {
      const account = await findAccountByName(store, 'zhou');
      expect(account?.staff).toMatchObject({
        username: 'zhou',
        name: 'Zhou',
        roles: ['operator'],
        active: true,
      });
      expect(account?.passwordHash).toBeUndefined();
      expect(await findLink(store, token())).toMatchObject({ purpose: 'invitation', used: false });
      const acts = await store.selectFrom('audit').select(['actor', 'act']).execute();
      expect(acts).toEqual([{ actor: 'desk:user', act: 'staff.invited' }]);
    });
  });

  it('lets somebody in again with new roles; the link before is void', async () => {
    await run('zhou', '--roles', 'agent,editor', '--display', '周敏');
    const before = token();
    printed = '';
    await inState(({ store }) => store.updateTable('staff').set({ active: 0 }).execute());
    await run('zhou', '--roles', 'operator');
    expect(printed).toContain('The account is open again.');
    await inState(async ({ store }) => {
      const account = await findAccountByName(store, 'zhou');
      expect(account?.staff).toMatchObject({ name: '周敏', roles: ['operator'], active: true });
      expect(await findLink(store, before)).toBeUndefined();
      expect(await findLink(store, token())).toBeDefined();
    });
  });

  it('says what is wrong with a name or a role, and explains itself', async () => {
    await expect(run()).rejects.toThrow(UserError);
    await expect(run('zhou', '--roles', 'boss')).rejects.toThrow(/roles/);
    await expect(run('!')).rejects.toThrow(/username/);
    expect(await run('--help')).toBe(0);
    expect(printed).toContain('--roles LIST');
  });
});
