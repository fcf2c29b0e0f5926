import { parse } from 'csv-parse/sync';
import { expect, it, onTestFinished } from 'vitest';
import { describeOnBothDatabases } from '../../store/testing/databases.ts';
import { deskService } from '../testing/desk-service.ts';

describeOnBothDatabases('tickets as a table', (newPlace) => {
  const start = async () => {
    const service = await deskService({ place: await newPlace() });
    onTestFinished(() => service.close());
    const operator = await service.signedIn('operator');
    const make = async (summary: string, kind = '12345') => {
      const request = { kind, topic: 'trademark', hotlineFunction: 'legal', summary, clientId: summary };
      return (await operator.post('/tickets', request)).body as { id: string; version: number };
    };
    const find = async (id: string) => (await operator.get(`/tickets/${id}`)).body;
    return { service, operator, make, find };
  };

  it('goes out as text that no spreadsheet runs, and the same table comes back without changing anything', async () => {
    const { operator, make, find } = await start();
    const { id } = await make('=HYPERLINK("http://evil.example"),\n第二行"引号"');
    const { text, headers } = await operator.get('/ticket-table?list=all');
    expect(headers.get('content-disposition')).toMatch(/tickets-\d{4}-\d\d-\d\d\.csv/);
    expect(text.startsWith('id,status,external_id,note,')).toBe(true);
    const [row] = parse<Record<string, string>>(text, { bom: true, columns: true });
    expect(row).toMatchObject({ id, status: 'open', kind: '12345' });
    expect(row?.summary).toBe('\'=HYPERLINK("http://evil.example"),\n第二行"引号"');
    const before = await find(id);
    expect((await operator.post('/ticket-table', { csv: text })).body).toEqual({
      changed: 0,
      unchanged: 1,
      refused: [],
    });
    expect(await find(id)).toEqual(before);
  });

  it('takes in states, numbers and notes row by row, and names what it refuses', async () => {
    const { service, operator, make, find } = await start();
    const [one, two, three] = [await make('一'), await make('二'), await make('三')];
    const csv = [
      'id,status,external_id,note',
      `${one.id},done,沪-2026-1,"已办结，见答复"`,
      `${two.id},finished,,`,
      'T-unknown,done,,',
      `${three.id},,'=1+1,`,
    ].join('\r\n');
    const { body } = await operator.post('/ticket-table', { csv });
    expect(body).toMatchObject({ changed: 2, unchanged: 0 });
    expect(body.refused).toMatchObject([
      { row: 3, field: 'status' },
      { row: 4, field: 'id' },
    ]);
    expect(await find(one.id)).toMatchObject({ status: 'done', externalId: '沪-2026-1' });
    expect((await find(one.id)).history.at(-1)).toMatchObject({ by: 'table', note: '已办结，见答复' });
    expect((await find(two.id)).status).toBe('open');
    expect(await find(three.id)).toMatchObject({ status: 'open', externalId: '=1+1' });
    const acts = await service.database.store.selectFrom('audit').select(['act', 'actor']).execute();
    expect(acts).toContainEqual({ act: 'ticket.done', actor: operator.staff.id });
  });

  it('refuses what is no such table as a whole', async () => {
    const { operator } = await start();
    for (const csv of ['status\ndone', 'id,status\n"open'])
      expect((await operator.post('/ticket-table', { csv })).body.errors[0].field).toBe('csv');
  });
});
