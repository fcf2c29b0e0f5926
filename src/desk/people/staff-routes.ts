import type { Request } from 'express';
import { z } from 'zod';
import { isDuplicate } from '../../store/postgres-errors.ts';
import type { DeskParts } from '../parts.ts';
import { refusal, unknown } from '../refusals.ts';
import { idParams, route, type DeskRoute } from '../route.ts';
import {
  accountViewSchema,
  changeStaffSchema,
  inviteSchema,
  newLinkSchema,
  staffSchema,
  type NewLink,
  type Staff,
} from '../wire/staff.ts';
import { listAccounts } from './account-list.ts';
import { findAccount, hasOperator, insertAccount, updateAccount } from './accounts.ts';
import { noteAct } from './act.ts';
import { unlockAccount } from './attempts.ts';
import { linkUrl, makeLink } from './links.ts';
import { endSessionsOf } from './sessions.ts';

/** What operators do with the people of the desk. */
export const staffRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/staff',
    access: ['operator', 'auditor'],
    summary: 'Everyone who has an account, and how it stands.',
    answer: z.strictObject({ staff: z.array(accountViewSchema) }),
    handle: async ({ desk }) => ({ staff: await listAccounts(desk.database.store, desk.clock.now()) }),
  }),
  route({
    method: 'POST',
    path: '/staff',
    access: ['operator'],
    summary: 'Makes an account and a one-time link for its password, to be handed over.',
    body: inviteSchema,
    answer: newLinkSchema.extend({ staff: staffSchema }),
    handle: async ({ desk, staff, body, http }) => {
      const account = { id: desk.newId(), createdAt: desk.clock.now(), ...body };
      try {
        const { made, link } = await desk.database.transaction(async (unit) => {
          const made = await insertAccount(unit.db, account);
          await noteAct(desk, unit, staff.id, 'staff.invited', made.id);
          return { made, link: await linkFor(desk, unit.db, made, 'invitation', staff.id) };
        });
        return { ...shown(desk, http.request, link), staff: made };
      } catch (error) {
        if (isDuplicate(error)) throw refusal(409, 'username-taken', 'This name to sign in with is taken.');
        throw error;
      }
    },
  }),
  route({
    method: 'PATCH',
    path: '/staff/:id',
    access: ['operator'],
    summary: 'Changes name, roles, skills, or whether a person may sign in. The last operator stays one.',
    params: idParams,
    body: changeStaffSchema,
    answer: staffSchema,
    handle: ({ desk, staff, params, body }) =>
      desk.database.transaction(async (unit) => {
        const account = await findAccount(unit.db, params.id);
        if (account === undefined) throw unknown('person');
        const change = changed(account.staff, body);
        const next = { ...account.staff, ...change };
        const runs = next.active && next.roles.includes('operator');
        if (!runs && account.staff.roles.includes('operator') && !(await hasOperator(unit.db, params.id)))
          throw refusal(
            409,
            'last-operator',
            'Nobody could run the service then. Make another operator first.',
          );
        await updateAccount(unit.db, params.id, change);
        if (!next.active) await endSessionsOf(unit, params.id, desk.clock.now());
        for (const field of Object.keys(change))
          await noteAct(desk, unit, staff.id, `staff.${field}-changed`, params.id);
        unit.emit({ name: 'staff.changed', subject: params.id, at: desk.clock.now() });
        return next;
      }),
  }),
  route({
    method: 'POST',
    path: '/staff/:id/link',
    access: ['operator'],
    summary: 'A one-time link for a new password; also lets a locked-out account in again.',
    params: idParams,
    answer: newLinkSchema,
    handle: async ({ desk, staff, params, http }) => {
      const link = await desk.database.transaction(async (unit) => {
        const account = await findAccount(unit.db, params.id);
        if (account?.staff.active !== true) throw unknown('person');
        await unlockAccount(unit.db, account.staff.username);
        await noteAct(desk, unit, staff.id, 'staff.link-made', params.id);
        const purpose = account.passwordHash === undefined ? 'invitation' : 'new-password';
        return linkFor(desk, unit.db, account.staff, purpose, staff.id);
      });
      return shown(desk, http.request, link);
    },
  }),
  route({
    method: 'DELETE',
    path: '/staff/:id/sessions',
    access: ['operator'],
    summary: 'Signs a person out everywhere.',
    params: idParams,
    handle: async ({ desk, staff, params }) => {
      await desk.database.transaction(async (unit) => {
        if ((await findAccount(unit.db, params.id)) === undefined) throw unknown('person');
        await endSessionsOf(unit, params.id, desk.clock.now());
        await noteAct(desk, unit, staff.id, 'session.ended-by-operator', params.id);
      });
      return undefined;
    },
  }),
];

function linkFor(
  desk: DeskParts,
  db: Parameters<typeof makeLink>[0],
  { id, roles }: Staff,
  purpose: 'invitation' | 'new-password',
  madeBy: string,
) {
  return makeLink(db, { purpose, staffId: id, roles, madeBy, at: desk.clock.now() });
}

function shown(
  { publicUrl }: DeskParts,
  request: Request,
  { token, expiresAt }: { token: string; expiresAt: number },
): NewLink {
  return { url: linkUrl(publicUrl ?? `${request.protocol}://${request.host}`, token), expiresAt };
}

/** The fields that become other than they are. */
function changed(
  staff: Staff,
  wanted: z.output<typeof changeStaffSchema>,
): Partial<Pick<Staff, 'name' | 'roles' | 'skills' | 'active'>> {
  const isOther = ([field, value]: [string, unknown]): boolean =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(staff[field as keyof Staff]);
  return Object.fromEntries(Object.entries(wanted).filter(isOther));
}
