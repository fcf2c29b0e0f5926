import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { promptConsult } from '../../../src/conversations/testing/turns.ts';
import { eraseVisitor } from '../../../src/conversations/privacy.ts';
import { manualClock } from '../../../src/platform/clock.ts';
import { servicesOfTest } from './testing/services.ts';
import { visitorWith, words } from './testing/visitor.ts';
import type { WebService } from './testing/web-service.ts';
import { tokenLifetimes } from './tokens.ts';

const { serve } = servicesOfTest();
const secret = 's'.repeat(40);

interface Pass {
  conversationId: string;
  token: string;
  renewal?: string;
}

/** A service whose tokens run out when the test says so, and a visitor's first pass. */
async function visited(credentials?: string): Promise<{
  service: WebService;
  clock: ReturnType<typeof manualClock>;
  pass: Pass;
}> {
  const clock = manualClock(Date.now());
  const service = await serve(promptConsult().consult, { clock, secret });
  const response = await ask(service, '/tokens/generate', credentials);
  return { service, clock, pass: (await response.json()) as Pass };
}

function ask(service: WebService, path: string, bearer?: string): Promise<Response> {
  const headers: Record<string, string> = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  return fetch(`${service.domain}${path}`, { method: 'POST', headers });
}

const refresh = (service: WebService, bearer: string | undefined) =>
  ask(service, '/tokens/refresh', bearer ?? '');

describe('a renewal', () => {
  it('brings a device that slept a token of the same conversation, and the next renewal', async () => {
    const { service, clock, pass } = await visited();
    await visitorWith(service.domain, pass.token, pass.conversationId).say('第一个问题？');
    clock.advance(tokenLifetimes.conversation * 1_000 + 1);
    expect((await refresh(service, pass.token)).status).toBe(403);
    const renewed = (await (await refresh(service, pass.renewal)).json()) as Pass;
    expect(renewed.conversationId).toBe(pass.conversationId);
    const visitor = visitorWith(service.domain, renewed.token, renewed.conversationId);
    await visitor.say('第二个问题？');
    const { activities } = await visitor.readUntil((all) => words(all).length === 4);
    expect(words(activities)).toContain('第一个问题？');
    clock.advance((tokenLifetimes.renewal - 60) * 1_000);
    expect((await refresh(service, renewed.renewal)).status).toBe(200);
  });

  it('opens nothing by itself, and nothing after it ran out', async () => {
    const { service, clock, pass } = await visited();
    const path = `/conversations/${pass.conversationId}/activities`;
    const read = await fetch(`${service.domain}${path}`, {
      headers: { authorization: `Bearer ${pass.renewal ?? ''}` },
    });
    expect(read.status).toBe(403);
    expect((await ask(service, '/conversations', pass.renewal)).status).toBe(403);
    clock.advance(tokenLifetimes.renewal * 1_000 + 1);
    expect((await refresh(service, pass.renewal)).status).toBe(403);
  });

  it('does not come of a token alone, nor for the server of a site', async () => {
    const { service, pass } = await visited();
    expect(await (await refresh(service, pass.token)).json()).not.toHaveProperty('renewal');
    const ofSite = await visited(secret);
    expect(ofSite.pass).not.toHaveProperty('renewal');
  });

  it('ends with the visitor’s records', async () => {
    const { service, pass } = await visited();
    await visitorWith(service.domain, pass.token, pass.conversationId).say('第一个问题？');
    const { visitorId } = (await service.service.find(pass.conversationId))!;
    const privacy = { database: service.database, clock: service.clock, newId: randomUUID };
    await eraseVisitor(privacy, visitorId);
    expect((await refresh(service, pass.renewal)).status).toBe(403);
    expect((await refresh(service, pass.token)).status).toBe(403);
  });
});
