import { afterAll, beforeAll, expect, it } from 'vitest';
import { findAuditBreak } from '../../store/audit.ts';
import type { StateDatabase } from '../../store/database.ts';
import type { DatabasePlace } from '../../store/testing/databases.ts';
import { eraseVisitor, exportVisitor } from '../privacy.ts';
import { applyRetention } from '../retention.ts';
import { openPlace, present, testService, type TestService } from './service.ts';
import { promptConsult } from './turns.ts';

const dayMs = 86_400_000;
const secret = '我叫张三电话一三八';

/** What becomes of what visitors wrote, whatever it is kept in. */
export function privacyContract(newPlace: () => Promise<DatabasePlace>): void {
  let database: StateDatabase;
  beforeAll(async () => {
    database = await openPlace(newPlace);
  });
  afterAll(() => database.close());

  /** A conversation that holds the secret wherever a visitor can put it. */
  const confide = async (test: TestService, visitorId: string): Promise<string> => {
    const id = await test.open(visitorId);
    const { service } = test;
    await (
      await service.visitorMessage({ conversationId: id, text: `${secret}？`, clientId: secret })
    ).settled;
    const bytes = Buffer.from(secret);
    await service.visitorFile({ conversationId: id, kind: 'text/plain', name: `${secret}.txt`, bytes });
    const asked = await service.requestPerson(id);
    const ticketId = asked.kind === 'ticket' ? asked.ticket.id : '';
    await service.leaveContact({ conversationId: id, ticketId, contact: { name: secret, phone: '1' } });
    await service.rate(id, { score: 5, reasons: [], comment: secret });
    return id;
  };
  /** Whether a text is anywhere in what is kept. */
  const isKept = async (text: string): Promise<boolean> => {
    const tables = [
      'conversations',
      'messages',
      'handovers',
      'ratings',
      'tickets',
      'turns',
      'audit',
      'events',
      'attachments',
    ] as const;
    const rows = await Promise.all(
      tables.map((table) => database.store.selectFrom(table).selectAll().execute()),
    );
    const bytes = await database.store.selectFrom('attachments').select('bytes').execute();
    const all = JSON.stringify(rows) + bytes.map((row) => Buffer.from(row.bytes ?? []).toString()).join();
    return all.includes(text);
  };

  it('hands out everything about one visitor and nothing of another', async () => {
    const test = await testService(database, promptConsult().consult);
    const id = await confide(test, 'visitor-a');
    await confide(test, 'visitor-b');
    const exported = await exportVisitor(test.context, 'visitor-a');
    expect(exported.conversations).toHaveLength(1);
    const [only] = exported.conversations;
    expect(present(only)).toMatchObject({
      conversation: { id },
      messages: [{ text: `${secret}？` }, {}, {}, {}, {}, {}, {}],
      attachments: [{ bytes: Buffer.from(secret).toString('base64') }],
      rating: [{ comment: secret }],
    });
    expect(exported.tickets).toMatchObject([
      { conversationId: id, contact: JSON.stringify({ name: secret, phone: '1' }) },
    ]);
    expect((await exportVisitor(test.context, 'nobody')).conversations).toEqual([]);
  });

  it('labels what it hands out where a model wrote something of it, and only there', async () => {
    const reply = (aiGenerated: boolean) => ({
      lines: [{ text: '答复' }],
      ...{ citations: [], choices: [], notices: [], aiGenerated },
    });
    const written = promptConsult(({ question }) => ({ reply: reply(question.includes('写')) }));
    const test = await testService(database, written.consult);
    const ask = async (visitorId: string, text: string): Promise<void> => {
      const conversationId = await test.open(visitorId);
      await (
        await test.service.visitorMessage({ conversationId, text })
      ).settled;
    };
    await ask('quoted-only', '请照抄。');
    await ask('written-to', '请写一段。');
    const office = { ...test.context, office: '云汀市知识产权局' };
    expect(await exportVisitor(office, 'quoted-only')).not.toHaveProperty('AIGC');
    const { AIGC } = await exportVisitor(office, 'written-to');
    expect(AIGC).toMatchObject({ Label: '1', ContentProducer: '云汀市知识产权局' });
    expect(AIGC?.ProduceID).not.toBe('');
    expect((await exportVisitor(test.context, 'written-to')).AIGC?.ContentProducer).toBe('Tongda 通答');
  });

  it('erases every trace of what a visitor wrote, and keeps rows, sequence and outcomes', async () => {
    const test = await testService(database, promptConsult().consult);
    for (const visitorId of ['visitor-a', 'visitor-b']) await eraseVisitor(test.context, visitorId);
    const id = await confide(test, 'visitor-c');
    const before = await test.log(id);
    expect(await isKept(secret)).toBe(true);
    expect(await eraseVisitor(test.context, 'visitor-c')).toMatchObject({
      conversations: 1,
      attachments: 1,
      tickets: 1,
    });
    expect(await isKept(secret)).toBe(false);
    expect(await isKept('visitor-c')).toBe(false);
    const after = await test.log(id);
    expect(after.map(({ sequence, kind, from }) => ({ sequence, kind, from }))).toEqual(
      before.map(({ sequence, kind, from }) => ({ sequence, kind, from })),
    );
    const turns = await database.store.selectFrom('turns').select('outcome').execute();
    expect(turns.at(-1)?.outcome).toBe('answered');
    expect(await eraseVisitor(test.context, 'visitor-c')).toMatchObject({ conversations: 0 });
    expect(await findAuditBreak(database.store)).toBeUndefined();
  });

  it('still takes and answers messages after an erasure', async () => {
    const test = await testService(database, promptConsult().consult);
    const id = await confide(test, 'visitor-d');
    await eraseVisitor(test.context, 'visitor-d');
    await (
      await test.service.visitorMessage({ conversationId: id, text: '商标费多少？' })
    ).settled;
    expect((await test.log(id)).at(-1)?.kind).toBe('reply');
  });

  it('empties what is older than the retention, and tells beforehand what it would empty', async () => {
    const test = await testService(database, promptConsult().consult);
    const old = await confide(test, 'visitor-e');
    test.clock.advance(100 * dayMs);
    const recent = await confide(test, 'visitor-f');
    const planned = await applyRetention(test.context, { days: 60, dryRun: true });
    expect(planned.messages).toBeGreaterThanOrEqual(4);
    expect(planned).toMatchObject({ tickets: 0 });
    expect((await test.log(old))[0]?.text).toBe(`${secret}？`);
    expect(await applyRetention(test.context, { days: 60 })).toEqual(planned);
    expect((await test.log(old))[0]).not.toHaveProperty('text');
    expect((await test.log(recent))[0]?.text).toBe(`${secret}？`);
    expect(await applyRetention(test.context, { days: 60 })).toMatchObject({
      messages: 0,
      attachments: 0,
      events: 0,
    });
  });
}
