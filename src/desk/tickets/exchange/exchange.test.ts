import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeOnBothDatabases, type DatabasePlace } from '../../../store/testing/databases.ts';
import { eraseVisitor } from '../../../conversations/privacy.ts';
import type { DeskClient } from '../../testing/desk-client.ts';
import { deskService, type DeskService } from '../../testing/desk-service.ts';
import type { TicketView } from '../../wire/ticket.ts';
import { isSigned, keyOf, signatureOf } from './signature.ts';

const secret = Buffer.alloc(32, 1);
const inboundSecret = Buffer.alloc(32, 2);
const minute = 60_000;

const caseOf12345 = {
  ...{ kind: '12345', topic: 'trademark', hotlineFunction: 'legal' },
  ...{ summary: '店里卖假冒的手机壳', district: '浦东', authority: 'market-regulation', clientId: 'c1' },
  contact: { phone: '13800138000' },
};

describeOnBothDatabases('the exchange of cases', (newPlace) => {
  it('delivers once, in order and signed, when the receiver was down for an hour', async () => {
    const receiver = await receiverOf();
    const { service, operator } = await started(newPlace, receiver.url);
    receiver.isDown = true;
    const first = await makeCase(operator, caseOf12345);
    await service.desk.sendCases();
    const second = await makeCase(operator, { ...caseOf12345, clientId: 'c2' });
    const changed = await operator.patch(`/tickets/${first.id}`, {
      version: 1,
      status: 'in-progress',
      note: '已催办',
    });
    expect(changed.status).toBe(200);
    for (let passed = 0; passed < 60; passed += 5) {
      service.clock.advance(5 * minute);
      expect((await service.desk.sendCases()).delivered).toBe(0);
    }
    expect(receiver.refused).toBeGreaterThan(5);
    // Every attempt of one delivery bears the same id, so that the receiver could tell a repetition.
    expect(receiver.refusedIds.size).toBe(2);
    expect(await deliveryOf(service, first.id)).toMatchObject({ status: 'waiting', lastError: 'status 503' });

    receiver.isDown = false;
    service.clock.advance(15 * minute);
    await service.desk.sendCases();
    service.clock.advance(15 * minute);
    await service.desk.sendCases();
    const of = (id: string) => receiver.received.filter(({ data }) => data.id === id);
    expect(of(first.id).map(({ type, data }) => [type, data.version])).toEqual([
      ['case.created', 1],
      ['case.in-progress', 2],
    ]);
    expect(of(first.id)[0]?.data).toMatchObject({ status: 'open', summary: caseOf12345.summary });
    expect(of(second.id)).toHaveLength(1);
    expect(receiver.received).toHaveLength(3);
    expect(receiver.received.every(({ signed }) => signed(service.clock.now()))).toBe(true);
    expect(await deliveryOf(service, first.id)).toMatchObject({
      status: 'delivered',
    });
  });

  it('is done by one process at a time', async () => {
    const receiver = await receiverOf();
    const { service, operator } = await started(newPlace, receiver.url);
    const { sendCases } = await import('./send.ts');
    await makeCase(operator, caseOf12345);
    await Promise.all(['one', 'two', 'three'].map((holder) => sendCases(service.parts, holder)));
    expect(receiver.received).toHaveLength(1);
  });

  it('sends nothing of a visitor who was erased meanwhile', async () => {
    const receiver = await receiverOf();
    const { service, operator } = await started(newPlace, receiver.url);
    receiver.isDown = true;
    const ticket = await makeCase(operator, caseOf12345);
    await service.database.store
      .updateTable('tickets')
      .set({ visitorId: 'visitor-9' })
      .where('id', '=', ticket.id)
      .execute();
    const { database, clock } = service;
    await eraseVisitor({ database, clock, newId: () => 'erased' }, 'visitor-9');
    receiver.isDown = false;
    await service.desk.sendCases();
    expect(receiver.received.map(({ data }) => data)).toEqual([
      { id: ticket.id, version: 1, status: 'cancelled', erased: true },
    ]);
    const table = await operator.get('/ticket-table?list=all');
    expect(table.text).toContain(ticket.id);
    expect(table.text).not.toMatch(/假冒|13800138000/);
    const view = (await operator.get(`/tickets/${ticket.id}`)).body as TicketView;
    expect(view).toMatchObject({ emptied: true, summary: '' });
    expect(view.contact).toBeUndefined();
  });

  it('gives up after three days and tries again when an operator says so', async () => {
    const receiver = await receiverOf();
    const { service, operator } = await started(newPlace, receiver.url);
    receiver.isDown = true;
    const ticket = await makeCase(operator, caseOf12345);
    for (let hour = 0; hour <= 72; hour += 6) {
      await service.desk.sendCases();
      service.clock.advance(6 * 60 * minute);
    }
    const again = await service.signedIn('operator');
    const givenUp = (await again.get(`/tickets/${ticket.id}`)).body as TicketView;
    expect(givenUp.delivery).toMatchObject({ status: 'given-up' });
    receiver.isDown = false;
    expect((await service.desk.sendCases()).delivered).toBe(0);
    expect((await again.post(`/tickets/${ticket.id}/delivery`)).status).toBe(200);
    expect((await service.desk.sendCases()).delivered).toBe(1);
  });

  it('believes news that are signed, once', async () => {
    const { service, operator } = await started(newPlace, 'http://127.0.0.1:9/');
    const ticket = await makeCase(operator, caseOf12345);
    const news = {
      ticket: ticket.id,
      externalId: 'SH-12345-7',
      status: 'in-progress',
      note: '已转区市场监管局',
    };
    const taken = await tell(service, news);
    expect([taken.status, taken.body]).toEqual([200, { repeated: false }]);
    expect((await tell(service, news)).body).toEqual({ repeated: true });
    const view = (await operator.get(`/tickets/${ticket.id}`)).body as TicketView;
    expect(view).toMatchObject({ status: 'in-progress', externalId: 'SH-12345-7', version: 2 });
    expect(view.history.at(-1)).toMatchObject({ by: 'case-exchange', note: '已转区市场监管局' });
  });

  it.each<[string, Partial<Told>]>([
    ['with another secret', { secret: Buffer.alloc(32, 3) }],
    ['with the secret of what goes out', { secret }],
    ['with another body than was signed', { signedBody: '{}' }],
    ['under another id than was signed', { signedId: 'other' }],
    ['that are old', { age: 301 }],
    ['that are of the future', { age: -301 }],
    ['without a signature', { signature: '' }],
    ['with something else for a signature', { signature: 'v1,AAAA v2,BBBB' }],
  ])('refuses news %s', async (_what, told) => {
    const { service, operator } = await started(newPlace, 'http://127.0.0.1:9/');
    const ticket = await makeCase(operator, caseOf12345);
    const refused = await tell(service, { ticket: ticket.id, status: 'done' }, told);
    expect(refused.status).toBe(401);
    expect((await operator.get(`/tickets/${ticket.id}`)).body).toMatchObject({ status: 'open', version: 1 });
  });
});

describe('signatures', () => {
  it('are those of Standard Webhooks', () => {
    // The example of the specification's reference libraries.
    const key = keyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')!;
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1614265330,
      body: '{"test": 2432232314}',
    };
    expect(signatureOf(message, key)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
    expect(isSigned(message, signatureOf(message, key), key, 1614265330_000)).toBe(true);
  });

  it.each(['', 'secret', 'whsec_', 'whsec_short', 'whsec_not base64 at all, but long enough to be one'])(
    'are not made with %j',
    (text) => {
      expect(keyOf(text)).toBeUndefined();
    },
  );
});

interface Told {
  secret: Buffer;
  signedBody: string;
  signedId: string;
  signature: string;
  /** Seconds. */
  age: number;
}

async function tell(service: DeskService, news: object, told: Partial<Told> = {}) {
  const body = JSON.stringify(news);
  const timestamp = Math.floor(service.clock.now() / 1_000) - (told.age ?? 0);
  const signed = { id: told.signedId ?? 'news-1', timestamp, body: told.signedBody ?? body };
  const response = await fetch(`${service.origin}/api/desk/cases/status`, {
    method: 'POST',
    headers: {
      'webhook-id': 'news-1',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': told.signature ?? signatureOf(signed, told.secret ?? inboundSecret),
    },
    body,
  });
  return { status: response.status, body: await response.json() };
}

/** As an operator sees it who signs in now: sessions end while the clock is moved. */
async function deliveryOf(service: DeskService, id: string): Promise<TicketView['delivery']> {
  const operator = await service.signedIn('operator');
  return ((await operator.get(`/tickets/${id}`)).body as TicketView).delivery;
}

async function makeCase(operator: DeskClient, asked: object): Promise<TicketView> {
  const made = await operator.post('/tickets', asked);
  expect(made.status).toBe(200);
  return made.body as TicketView;
}

async function started(newPlace: () => Promise<DatabasePlace>, url: string) {
  const exchange = { url, secret, inboundSecret };
  const service = await deskService({ place: await newPlace(), parts: { exchange } });
  onTestFinished(() => service.close());
  return { service, operator: await service.signedIn('operator') };
}

interface Received {
  readonly type: string;
  readonly data: { readonly id: string; readonly version: number };
  readonly signed: (now: number) => boolean;
}

/** The other system, over real HTTP. */
async function receiverOf() {
  const received: Received[] = [];
  const refusedIds = new Set<string>();
  const state = { isDown: false, refused: 0, received, refusedIds, url: '' };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const id = String(request.headers['webhook-id']);
      if (state.isDown) {
        state.refused += 1;
        refusedIds.add(id);
        response.writeHead(503).end();
        return;
      }
      const body = Buffer.concat(chunks).toString('utf8');
      const timestamp = Number(request.headers['webhook-timestamp']);
      const signature = String(request.headers['webhook-signature']);
      received.push({
        ...(JSON.parse(body) as Pick<Received, 'type' | 'data'>),
        signed: () => isSigned({ id, timestamp, body }, signature, secret, timestamp * 1_000),
      });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cases`;
  return state;
}
