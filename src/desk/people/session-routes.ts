import { z } from 'zod';
import { refusal } from '../refusals.ts';
import { openRoute, route, type Call, type CallSession, type DeskRoute } from '../route.ts';
import {
  acceptLinkSchema,
  changePasswordSchema,
  linkViewSchema,
  sessionSchema,
  signInSchema,
  type SessionView,
  type Staff,
} from '../wire/staff.ts';
import { acceptLink, viewLink } from './accept-link.ts';
import { findAccount, updateAccount } from './accounts.ts';
import { noteAct } from './act.ts';
import { forgiveAttempt } from './attempts.ts';
import { clearSessionCookie, setSessionCookie } from './cookie.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { endSession, endSessionsOf, findSession } from './sessions.ts';
import { charge, signIn } from './sign-in.ts';

const tokenSchema = z.strictObject({ token: z.string().max(200) });

/** Signing in and out, and what a person changes about the own account. */
export const sessionRoutes: readonly DeskRoute[] = [
  openRoute({
    method: 'POST',
    path: '/session',
    access: 'everyone',
    summary: 'Signs in. Too many failures make an account and an address wait, longer each time.',
    body: signInSchema,
    answer: sessionSchema,
    handle: async ({ desk, body, http }) => {
      const token = await signIn(desk, { ...body, address: http.request.ip ?? '' });
      return begun(desk, http, token);
    },
  }),
  route({
    method: 'GET',
    path: '/session',
    access: 'staff',
    summary: 'Who is signed in, with the CSRF token that every change has to bring.',
    answer: sessionSchema,
    handle: ({ staff, session }) => Promise.resolve(viewOf(staff, session)),
  }),
  route({
    method: 'DELETE',
    path: '/session',
    access: 'staff',
    summary: 'Signs out here.',
    handle: async ({ desk, staff, session, http }) => {
      await desk.database.transaction(async (unit) => {
        await endSession(unit, staff.id, session.id, desk.clock.now());
        await noteAct(desk, unit, staff.id, 'session.ended', staff.id);
      });
      clearSessionCookie(http);
      return undefined;
    },
  }),
  route({
    method: 'DELETE',
    path: '/sessions',
    access: 'staff',
    summary: 'Signs out everywhere, here as well.',
    handle: async ({ desk, staff, http }) => {
      await desk.database.transaction(async (unit) => {
        await endSessionsOf(unit, staff.id, desk.clock.now());
        await noteAct(desk, unit, staff.id, 'session.ended-everywhere', staff.id);
      });
      clearSessionCookie(http);
      return undefined;
    },
  }),
  route({
    method: 'PUT',
    path: '/password',
    access: 'staff',
    summary: 'Changes the own password and signs out everywhere else.',
    body: changePasswordSchema,
    handle: async ({ desk, staff, session, body, http }) => {
      const account = await findAccount(desk.database.store, staff.id);
      await signInAgain(desk, account?.passwordHash, staff, body.current, http.request.ip ?? '');
      const passwordHash = await hashPassword(body.next);
      await desk.database.transaction(async (unit) => {
        await updateAccount(unit.db, staff.id, { passwordHash });
        await endSessionsOf(unit, staff.id, desk.clock.now(), session.id);
        await noteAct(desk, unit, staff.id, 'staff.password-changed', staff.id);
      });
      return undefined;
    },
  }),
  openRoute({
    method: 'POST',
    path: '/links/view',
    access: 'everyone',
    summary: 'What a one-time link is for.',
    body: tokenSchema,
    answer: linkViewSchema,
    handle: ({ desk, body }) => viewLink(desk, body.token),
  }),
  openRoute({
    method: 'POST',
    path: '/links/accept',
    access: 'everyone',
    summary: 'Uses a one-time link: makes the account or sets its password, and signs in.',
    body: acceptLinkSchema,
    answer: sessionSchema,
    handle: async ({ desk, body, http }) => begun(desk, http, await acceptLink(desk, body)),
  }),
];

async function begun(desk: Call['desk'], http: Call['http'], token: string): Promise<SessionView> {
  setSessionCookie(http, desk.publicUrl, token);
  const found = await findSession(desk.database, desk.clock, token);
  if (found === undefined) throw new Error('The session that was just begun is not there.');
  return viewOf(found.staff, found.session);
}

function viewOf(staff: Staff, { csrfToken, idleEndsAt, endsAt }: CallSession): SessionView {
  return { staff, csrfToken, idleEndsAt, endsAt };
}

/** A stolen session is not enough to change the password: the present one is asked for, with the same limits. */
async function signInAgain(
  desk: Call['desk'],
  passwordHash: string | undefined,
  { username }: Staff,
  password: string,
  address: string,
): Promise<void> {
  const attempt = { username, address };
  await charge(desk, attempt);
  if (!(await isPassword(passwordHash, password)))
    throw refusal(400, 'wrong-credentials', 'The present password is not right.');
  await desk.database.transaction(({ db }) => forgiveAttempt(db, attempt));
}
