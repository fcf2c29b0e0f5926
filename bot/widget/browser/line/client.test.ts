import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyView, nextView } from '../chat/conversation-view.ts';
import { directLineClient } from './client.ts';
import type { ConnectionStatus } from './connection.ts';
import type { Shelf } from './surroundings.ts';
import { fakeService, type FakeService } from './testing/fake-service.ts';
import { memoryShelf } from './testing/memory-shelf.ts';
import { virtualTime, type VirtualTime } from './testing/virtual-time.ts';

/** A visitor's page on a service and a line of the test's making. */
function openPage(service: FakeService, time: VirtualTime, storage: Shelf, ids: () => string) {
  const statuses: ConnectionStatus[] = [];
  let view = emptyView;
  let begun: boolean[] = [];
  const client = directLineClient(
    { ...service, ...time, storage, random: () => 0.5, newId: ids },
    { key: 'test', beginning: () => ({ language: 'zh-Hans' }), from: () => ({ id: 'visitor' }) },
    {
      status: (status) => {
        statuses.push(status);
      },
      received: (set) => {
        view = nextView(view, { kind: 'received', set });
      },
      begun: (lost) => {
        begun = [...begun, lost];
        view = nextView(view, { kind: 'begun', lost });
      },
      outgoing: () => undefined,
    },
  );
  void client.run();
  return {
    client,
    statuses,
    begun: () => begun,
    /** What is shown, in order. */
    shown: () => view.entries.map((entry) => ('text' in entry ? entry.text : entry.kind)),
    states: () => client.outbox.items().map(({ text, state }) => `${text} ${state}`),
  };
}

function visit(storage = memoryShelf()) {
  const service = fakeService();
  const time = virtualTime();
  let count = 0;
  const ids = () => `id-${String((count += 1))}`;
  const open = () => openPage(service, time, storage, ids);
  return { service, time, open, page: open() };
}

const textsOf = (service: FakeService) => service.log().map(({ text }) => text);

describe('the Direct Line client', () => {
  it('opens a conversation and shows what the service says and what the visitor asks, once each', async () => {
    const { service, time, page } = visit();
    await time.pass(100);
    service.say('hello');
    page.client.outbox.put({ text: 'first' });
    await time.pass(100);
    service.say('answer');
    await time.pass(100);
    expect(page.shown()).toEqual(['hello', 'first', 'answer']);
    expect(page.states()).toEqual([]);
    expect(page.statuses.at(-1)).toBe('online');
  });

  it('replays what was missed while the socket was lost', async () => {
    const { service, time, page } = visit();
    await time.pass(100);
    service.say('one');
    service.behaviour.isDown = true;
    service.cut();
    await time.pass(20_000);
    expect(page.statuses).toContain('reconnecting');
    expect(page.statuses.at(-1)).toBe('unreachable');
    service.say('two');
    service.say('three');
    service.behaviour.isDown = false;
    await time.pass(16_000);
    expect(page.shown()).toEqual(['one', 'two', 'three']);
    expect(page.statuses.at(-1)).toBe('online');
  });

  it('polls where sockets do not open', async () => {
    const { service, time, page } = visit();
    service.behaviour.refusesSockets = true;
    await time.pass(5_000);
    service.say('over HTTP');
    await time.pass(5_000);
    expect(page.shown()).toEqual(['over HTTP']);
    expect(page.statuses.at(-1)).toBe('online');
  });

  it('gives up a socket that is silent when an echo is due', async () => {
    const { service, time, page } = visit();
    await time.pass(100);
    service.behaviour.isMute = true;
    page.client.outbox.put({ text: 'is anybody there' });
    await time.pass(1_000);
    expect(page.states()).toEqual(['is anybody there sent']);
    service.behaviour.isMute = false;
    await time.pass(10_000);
    expect(page.shown()).toEqual(['is anybody there']);
    expect(page.states()).toEqual([]);
  });

  it('keeps what could not be sent, in order, and sends it once the line is back', async () => {
    const { service, time, page } = visit();
    await time.pass(100);
    service.behaviour.isDown = true;
    service.cut();
    page.client.outbox.put({ text: 'first' });
    page.client.outbox.put({ text: 'second' });
    await time.pass(1_000);
    expect(page.states()).toEqual(['first unsent', 'second unsent']);
    service.behaviour.isDown = false;
    await time.pass(30_000);
    expect(textsOf(service)).toEqual(['first', 'second']);
    expect(page.shown()).toEqual(['first', 'second']);
    expect(page.states()).toEqual([]);
  });

  it('finds the conversation and the unsent texts again after a reload', async () => {
    const storage = memoryShelf();
    const { service, time, open, page } = visit(storage);
    await time.pass(100);
    service.say('before');
    service.behaviour.isDown = true;
    service.cut();
    page.client.outbox.put({ text: 'typed on the train' });
    await time.pass(1_000);
    page.client.stop();
    service.behaviour.isDown = false;
    const again = open();
    expect(again.states()).toEqual(['typed on the train unsent']);
    await time.pass(10_000);
    expect(service.conversation()).toBe(1);
    expect(again.shown()).toEqual(['before', 'typed on the train']);
    expect(again.states()).toEqual([]);
  });

  it('waits as long as the service asks when there were too many requests', async () => {
    const { service, time, page } = visit();
    await time.pass(100);
    service.behaviour.answer = { status: 429, retryAfter: 7 };
    page.client.outbox.put({ text: 'patience' });
    await time.pass(6_000);
    expect(page.states()).toEqual(['patience waiting']);
    service.behaviour.answer = undefined;
    await time.pass(2_000);
    expect(page.shown()).toEqual(['patience']);
  });

  it('marks what the service will not take, sends the rest, and lets the visitor drop it', async () => {
    const { service, time, page } = visit();
    await time.pass(100);
    service.behaviour.answer = { status: 413 };
    page.client.outbox.put({ text: 'endless' });
    await time.pass(100);
    service.behaviour.answer = undefined;
    page.client.outbox.put({ text: 'short' });
    await time.pass(100);
    expect(page.states()).toEqual(['endless too-long']);
    expect(page.shown()).toEqual(['short']);
    page.client.outbox.discard(page.client.outbox.items()[0]?.clientId ?? '');
    expect(page.states()).toEqual([]);
  });

  it('begins a new conversation when the old pass cannot be renewed, and says so', async () => {
    const { service, time, page } = visit();
    await time.pass(100);
    service.say('old');
    await time.pass(100);
    service.expireTokens(true);
    service.cut();
    await time.pass(20_000);
    service.say('new');
    await time.pass(5_000);
    expect(service.conversation()).toBe(2);
    expect(page.begun()).toEqual([false, true]);
    expect(page.shown()).toEqual(['old', 'fresh', 'new']);
  });

  it('goes on with the same conversation after the device slept longer than its pass lasts', async () => {
    const { service, time, page } = visit();
    await time.pass(100);
    service.say('before');
    page.client.outbox.put({ text: 'asked' });
    await time.pass(100);
    time.sleep(45 * 60_000);
    service.expireTokens();
    service.cut();
    service.say('while it slept');
    await time.pass(5_000);
    page.client.outbox.put({ text: 'asked after' });
    await time.pass(5_000);
    expect(service.conversation()).toBe(1);
    expect(page.begun()).toEqual([false]);
    expect(page.shown()).toEqual(['before', 'asked', 'while it slept', 'asked after']);
  });

  it('finds the same conversation when the device wakes without a network and the page was reloaded', async () => {
    const { service, time, open, page } = visit();
    await time.pass(100);
    service.say('before');
    time.sleep(8 * 3_600_000);
    service.expireTokens();
    service.behaviour.isDown = true;
    service.cut();
    await time.pass(30_000);
    page.client.stop();
    const again = open();
    again.client.outbox.put({ text: 'typed without a network' });
    await time.pass(30_000);
    service.behaviour.isDown = false;
    await time.pass(60_000);
    expect(service.conversation()).toBe(1);
    expect(again.shown()).toEqual(['before', 'typed without a network']);
  });

  it('notices by the clock that it slept over a socket that looks open', async () => {
    const { service, time, page } = visit();
    await time.pass(100);
    service.behaviour.isMute = true;
    service.say('nobody hears it');
    time.sleep(10 * 60_000);
    service.behaviour.isMute = false;
    await time.pass(62_000);
    expect(page.shown()).toEqual(['nobody hears it']);
  });

  it('renews the pass while the page only listens', async () => {
    const { service, time, page } = visit();
    await time.pass(40 * 60_000);
    expect(service.requests.filter((request) => request.includes('tokens/refresh'))).toHaveLength(2);
    service.say('still here');
    await time.pass(100);
    expect(page.shown()).toEqual(['still here']);
  });

  it('acts once the service is there, and says when an act did not arrive', async () => {
    const { service, time, page } = visit();
    service.behaviour.isDown = true;
    const late = page.client.act('tongda/person');
    await time.pass(1_000);
    service.behaviour.isDown = false;
    await time.pass(5_000);
    expect(await late).toBe(true);
    expect(service.log().map(({ name }) => name)).toEqual(['tongda/person']);
    service.behaviour.isDown = true;
    const lost = page.client.act('tongda/cancel');
    await time.pass(10_000);
    expect(await lost).toBe(false);
  });

  it('asks nothing of the network while the browser says that there is none', async () => {
    const { service, time, page } = visit();
    await time.pass(100);
    page.client.network(false);
    await time.pass(1_000);
    const before = service.requests.length;
    await time.pass(120_000);
    expect(service.requests).toHaveLength(before);
    expect(page.statuses.at(-1)).toBe('offline');
    page.client.network(true);
    await time.pass(1_000);
    expect(page.statuses.at(-1)).toBe('online');
  });

  it('shows every message once and in the order of the service, whatever happens to the line', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('say' as const) }),
      fc.record({ do: fc.constant('ask' as const) }),
      fc.record({ do: fc.constant('cut' as const) }),
      fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 30_000 }) }),
      fc.record({
        do: fc.constant('set' as const),
        name: fc.constantFrom('isDown' as const, 'losesAnswers' as const, 'refusesSockets' as const),
        value: fc.boolean(),
      }),
      fc.record({ do: fc.constant('reload' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { service, time, open, page: first } = visit();
        let page = first;
        service.behaviour.overlap = 2;
        let said = 0;
        const asked: string[] = [];
        await time.pass(100);
        for (const each of steps) {
          if (each.do === 'say') service.say(`said ${String((said += 1))}`);
          if (each.do === 'ask') {
            asked.push(`asked ${asked.length}`);
            page.client.outbox.put({ text: asked.at(-1) ?? '' });
          }
          if (each.do === 'cut') service.cut();
          if (each.do === 'pass') await time.pass(each.ms);
          if (each.do === 'set') service.behaviour[each.name] = each.value;
          if (each.do === 'reload') {
            await time.pass(10);
            page.client.stop();
            page = open();
          }
        }
        Object.assign(service.behaviour, { isDown: false, losesAnswers: false, refusesSockets: false });
        await time.pass(200_000);
        expect(service.conversation()).toBe(1);
        expect(page.shown()).toEqual(textsOf(service));
        expect(textsOf(service).filter((text) => text?.startsWith('asked'))).toEqual(asked);
        expect(page.states()).toEqual([]);
        page.client.stop();
      }),
      { numRuns: 150 },
    );
  });
});
