import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesState, isAllowed, type DeskRoute } from './route.ts';
import { deskRoutes } from './routes.ts';
import { request, type DeskClient } from './testing/desk-client.ts';
import { deskService, type DeskService } from './testing/desk-service.ts';
import { roles, type Role } from './wire/staff.ts';

/** Every route × every role × signed out, from the list of routes itself. */
describe('who may use which route', () => {
  let service: DeskService;
  beforeAll(async () => {
    service = await deskService();
  });
  afterAll(() => service.close());

  it('names every route once, and knows every one of its roles', () => {
    const names = deskRoutes.map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    for (const { access } of deskRoutes)
      if (typeof access !== 'string') expect(roles).toEqual(expect.arrayContaining([...access]));
  });

  describe.each(deskRoutes.map((route) => [nameOf(route), route] as const))('%s', (_name, route) => {
    it.each(roles)(`is for %s as the list says`, async (role) => {
      const person = await service.signedIn(role);
      const status = await statusOf(service.origin, route, headersOf(person));
      expect(status).toSatisfy(isAllowed(route, [role]) ? isNoRefusal : refusesAs(route));
    });

    it('is closed to who is signed out, unless it is open to everyone', async () => {
      const status = await statusOf(service.origin, route, {});
      expect(status).toSatisfy(route.access === 'everyone' ? isNoRefusal : (code) => code === 401);
    });

    if (changesState(route) && route.access !== 'signed') {
      it('changes nothing without the CSRF token, or for a page of another site', async () => {
        const role = roles.find((each) => isAllowed(route, [each]))!;
        const person = await service.signedIn(role);
        const { cookie } = person;
        if (route.access !== 'everyone') {
          expect(await statusOf(service.origin, route, { cookie })).toBe(403);
          expect(await statusOf(service.origin, route, { cookie, 'x-csrf-token': 'wrong' })).toBe(403);
        }
        for (const foreign of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
          expect(await statusOf(service.origin, route, { ...headersOf(person), ...foreign })).toBe(403);
        expect(
          await statusOf(service.origin, route, { ...headersOf(person), origin: service.origin }),
        ).toSatisfy(isNoRefusal);
      });
    }
  });
});

function nameOf({ method, path }: DeskRoute): string {
  return `${method} ${path}`;
}

function headersOf({ cookie, csrfToken }: DeskClient): Record<string, string> {
  return { cookie, 'x-csrf-token': csrfToken };
}

/** The status of a call with ids that are not there and, where the route takes one, an empty body. */
async function statusOf(origin: string, route: DeskRoute, headers: Record<string, string>): Promise<number> {
  const path = route.path.replace(/:\w+/g, 'nothing');
  const body = route.body === undefined ? undefined : {};
  if (route.path === '/stream') return openedStatus(origin, headers);
  return (await request(origin, route.method, path, body, headers)).status;
}

/** A stream has no end; its head is enough. */
async function openedStatus(origin: string, headers: Record<string, string>): Promise<number> {
  const leave = new AbortController();
  const response = await fetch(`${origin}/api/desk/stream`, { headers, signal: leave.signal });
  leave.abort();
  return response.status;
}

/** Let in: done, or refused for what was sent and not for who sent it. */
function isNoRefusal(status: number): boolean {
  return status < 500 && status !== 401 && status !== 403;
}

function refusesAs(route: DeskRoute): (status: number) => boolean {
  return (status) => status === (route.access === 'signed' ? 401 : 403);
}

/** Kept so that a new role is a decision about every route. */
const everyRole: readonly Role[] = ['agent', 'reviewer', 'editor', 'operator', 'auditor'];
it('knows these roles', () => {
  expect(roles).toEqual(everyRole);
});
