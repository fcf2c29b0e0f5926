import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StateDatabase } from '../../store/database.ts';
import type { DatabasePlace } from '../../store/testing/databases.ts';
import type { TicketStatus } from '../ticket.ts';
import { changeTicket, findTicket, listTickets, type TicketChangeResult } from '../tickets.ts';
import { openPlace, present, testService, told } from './service.ts';
import { promptConsult } from './turns.ts';

const minute = 60_000;

/** What is kept and how conversations end, whatever they are kept in. */
export function keepingContract(newPlace: () => Promise<DatabasePlace>): void {
  let database: StateDatabase;
  beforeAll(async () => {
    database = await openPlace(newPlace);
  });
  afterAll(() => database.close());

  it('keeps a message once, however often it is sent', async () => {
    const { service, open, log } = await testService(database, promptConsult().consult);
    const id = await open();
    const message = { conversationId: id, text: '专利费多少？', clientId: 'c-1' };
    const sent = await Promise.all([1, 2, 3].map(() => service.visitorMessage(message)));
    const again = await service.visitorMessage(message);
    await Promise.all([...sent, again].map((one) => one.settled));
    expect(again).toMatchObject({ kind: 'accepted', repeated: true });
    expect((await log(id)).filter((one) => one.from === 'visitor')).toHaveLength(1);
    expect((await log(id)).filter((one) => one.kind === 'reply')).toHaveLength(1);
  });

  it('keeps odd characters as text and refuses what is empty or too long', async () => {
    const { service, open, log } = await testService(database, promptConsult().consult);
    const id = await open();
    const text = `<script>'"; drop table messages; --\u202E\u200B a\0b \uD800 ？`;
    await (
      await service.visitorMessage({ conversationId: id, text })
    ).settled;
    expect((await log(id))[0]).toMatchObject({
      text: `<script>'"; drop table messages; --\u202E\u200B a\uFFFDb \uFFFD ？`,
    });
    expect(await service.visitorMessage({ conversationId: id, text: ' \n ' })).toMatchObject({
      kind: 'empty',
    });
    expect(await service.visitorMessage({ conversationId: id, text: 'a'.repeat(10_001) })).toMatchObject({
      kind: 'too-long',
      limit: 10_000,
    });
    expect(await service.visitorMessage({ conversationId: 'nobody', text: 'a' })).toMatchObject({
      kind: 'unknown-conversation',
    });
  });

  it('closes what is idle, and carries on in a linked conversation when the visitor writes again', async () => {
    const { service, open, clock, log } = await testService(database, promptConsult().consult);
    const id = await open();
    await (
      await service.visitorMessage({ conversationId: id, text: '专利费多少？' })
    ).settled;
    clock.advance(31 * minute);
    await service.sweep();
    expect(await service.find(id)).toMatchObject({ owner: 'closed', closeReason: 'idle' });
    const sent = await Promise.all(
      ['c-1', 'c-2'].map((clientId) =>
        service.visitorMessage({ conversationId: id, text: `再问一下？${clientId}`, clientId }),
      ),
    );
    await Promise.all(sent.map((one) => one.settled));
    const next = new Set(sent.map((one) => (one.kind === 'accepted' ? one.conversationId : '')));
    expect(next.size).toBe(1);
    expect(await service.find(present([...next][0]))).toMatchObject({ previousId: id, owner: 'assistant' });
    expect((await log(id)).filter((one) => one.from === 'visitor')).toHaveLength(1);
  });

  it('takes one rating, open or closed, and follows up a bad one', async () => {
    const { service, open } = await testService(database, promptConsult().consult);
    const [good, bad] = [await open(), await open()];
    await service.closeByVisitor(good);
    expect(await service.rate(good, { score: 5, reasons: ['clear'] })).toEqual({ kind: 'rated' });
    expect(await service.rate(good, { score: 1, reasons: [] })).toEqual({ kind: 'already-rated' });
    expect(await service.rate(bad, { score: 2, reasons: ['not-solved'] })).toMatchObject({
      kind: 'rated',
      followUp: { kind: 'bad-rating', conversationId: bad },
    });
  });

  it('keeps a thumb for a reply of the conversation and for nothing else', async () => {
    const { service, open, log } = await testService(database, promptConsult().consult);
    const [mine, other] = [await open(), await open()];
    await (
      await service.visitorMessage({ conversationId: mine, text: '专利费多少？' })
    ).settled;
    const [question, reply] = await log(mine);
    const give = (conversationId: string, messageId: string): Promise<boolean> =>
      service.giveFeedback({ conversationId, messageId, helpful: true });
    expect(await give(mine, present(reply).id)).toBe(true);
    expect(await give(mine, present(question).id)).toBe(false);
    expect(await give(other, present(reply).id)).toBe(false);
  });

  it('keeps files with their hash and gives them back byte by byte', async () => {
    const { service, open, log } = await testService(database, promptConsult().consult);
    const id = await open();
    const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 256));
    await service.visitorFile({ conversationId: id, kind: 'image/png', name: '证据.png', bytes });
    const [message] = await log(id);
    expect(message).toMatchObject({ kind: 'attachment', data: { name: '证据.png', size: 5_000 } });
    const attachmentId = message?.kind === 'attachment' ? present(message.data).attachmentId : '';
    const file = await service.attachment(attachmentId);
    expect(file?.bytes.equals(bytes)).toBe(true);
    expect(file?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes a ticket of a form, with the exhibition it was filed at', async () => {
    const { service, log } = await testService(database, promptConsult().consult);
    const event = { id: 'fair-1', name: '进博会', hall: '3号馆' };
    const { id } = await service.open({ channel: 'web', visitorId: 'visitor-1', event });
    const form = { conversationId: id, kind: 'complaint', summary: '展位上有假货' } as const;
    expect(await service.fileForm(form)).toMatchObject({
      kind: 'filed',
      ticket: { kind: 'complaint', status: 'open', outlet: '进博会 3号馆', summary: '展位上有假货' },
    });
    expect((await log(id)).map(told)).toEqual(['notice: ticket.received']);
    expect(await service.fileForm({ ...form, summary: ' ' })).toEqual({ kind: 'empty' });
  });

  it('changes a ticket as its status allows, for the one who saw its newest version', async () => {
    const test = await testService(database, promptConsult().consult);
    const id = await test.open();
    const filed = await test.service.fileForm({ conversationId: id, kind: 'mediation', summary: '请求调解' });
    const ticket = present(filed.kind === 'filed' ? filed.ticket : undefined);
    const change = (version: number, status: TicketStatus): Promise<TicketChangeResult> =>
      database.transaction((unit) =>
        changeTicket(test.context, unit, {
          id: ticket.id,
          version,
          status,
          act: { by: 'agent-1', act: status },
        }),
      );
    const both = await Promise.all([change(1, 'in-progress'), change(1, 'cancelled')]);
    expect(both.map((result) => result.kind).sort()).toEqual(['changed', 'stale']);
    expect(await change(2, 'open')).toMatchObject({
      kind: both[0].kind === 'changed' ? 'changed' : 'refused',
    });
    const kept = await findTicket(database.store, ticket.id);
    expect(kept?.history.map((act) => act.by).slice(0, 2)).toEqual(['visitor', 'agent-1']);
    expect((await listTickets(database.store, { conversationId: id })).map((one) => one.id)).toEqual([
      ticket.id,
    ]);
  });
}
