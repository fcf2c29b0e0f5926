import { afterAll, beforeAll, expect, it } from 'vitest';
import { day } from '../platform/day.ts';
import { openDatabase, type StateDatabase } from './database.ts';
import { modelSpend } from './model-spend.ts';
import { describeOnBothDatabases } from './testing/databases.ts';

describeOnBothDatabases('the spending on models', (newPlace) => {
  const today = day('2026-11-23');
  const databases: StateDatabase[] = [];
  beforeAll(async () => {
    const { location } = await newPlace();
    // Two connections, as two processes have.
    databases.push(await openDatabase(location), await openDatabase(location));
  });
  afterAll(async () => {
    for (const database of databases) await database.close();
  });
  const spends = () => databases.map(modelSpend);

  it('never exceeds the limit, whoever spends at once', async () => {
    const tries = Array.from({ length: 40 }, async (_, at) => spends()[at % 2]?.reserve(today, 30, 1_000));
    const taken = (await Promise.all(tries)).filter((reserved) => reserved === true).length;
    expect(taken).toBe(33);
    expect(await spends()[1]?.spent(today)).toBe(990);
  });

  it('frees what was set aside and not used, for every process', async () => {
    const [one, other] = spends();
    await one?.correct(today, -500);
    expect(await other?.reserve(today, 510, 1_000)).toBe(true);
    expect(await other?.reserve(today, 1, 1_000)).toBe(false);
  });

  it('begins again each day', async () => {
    expect(await spends()[0]?.spent(day('2026-11-24'))).toBe(0);
    expect(await spends()[0]?.reserve(day('2026-11-24'), 1_000, 1_000)).toBe(true);
  });
});
