import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationContext } from '../conversations/context.ts';
import { createConversationService } from '../conversations/conversation-service.ts';
import { manualClock } from '../platform/clock.ts';
import { day, startOfDay } from '../platform/day.ts';
import { UserError } from '../platform/user-error.ts';
import { openDatabase } from '../store/database.ts';
import { readConfiguration } from './configuration.ts';
import { statistics } from './statistics.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongda-statistics-'));
const configuration = readConfiguration({ DATA_DIR: join(folder, 'data') });
const out = (name: string): string => join(folder, name);
const clock = manualClock(startOfDay(day('2026-02-27')));
const run = (args: string[]) => statistics(args, configuration, clock);
/** Conversations a day from 27 February on. */
const opened = [4, 9, 1, 12];

beforeAll(async () => {
  const database = await openDatabase({ dataDir: configuration.DATA_DIR }, { catchUpEveryMs: 0 });
  const noAssistant = (): Promise<never> => Promise.reject(new Error('Nobody asks here.'));
  const service = createConversationService(conversationContext(database, noAssistant, { clock }));
  for (const count of opened) {
    for (let number = 0; number < count; number += 1)
      await service.open({ channel: 'web', visitorId: `visitor-13800138000-${number}` });
    clock.advance(24 * 3_600_000);
  }
  await service.drain();
  await database.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run statistics', () => {
  it('writes days as a table of rounded numbers without personal data', async () => {
    const span = ['--from', '2026-02-27', '--to', '2026-03-02'];
    expect(await run([...span, '--out', out('days.csv')])).toBe(0);
    const [head, ...lines] = readFileSync(out('days.csv'), 'utf8').split('\r\n');
    expect(head).toBe('\uFEFFperiod,figure,part,number');
    expect(lines.filter((line) => line.includes(',conversations,'))).toEqual([
      '2026-02-27,conversations,,5',
      '2026-02-28,conversations,,10',
      '2026-03-01,conversations,,0',
      '2026-03-02,conversations,,10',
    ]);
    expect(lines.join()).not.toContain('138');
  });

  it('writes months as partners read them, each number rounded from what was counted', async () => {
    const span = ['--by', 'month', '--from', '2026-02-01', '--to', '2026-02-28'];
    expect(await run([...span, '--json', '--out', out('months.json')])).toBe(0);
    expect(JSON.parse(readFileSync(out('months.json'), 'utf8'))).toMatchObject({
      roundedTo: 5,
      items: [{ period: '2026-02', conversations: 15, channels: [{ part: 'web', number: 15 }] }],
    });
  });

  it('says what does not fit, and writes over nothing', async () => {
    await expect(run(['--from', 'yesterday'])).rejects.toThrow(/^--from: /);
    await expect(run(['--csv', '--json'])).rejects.toThrow(UserError);
    await expect(run(['--from', '2026-03-03', '--to', '2026-03-03'])).rejects.toThrow(/^--to: /);
    const span = ['--from', '2026-03-01', '--to', '2026-03-01'];
    await expect(run([...span, '--out', out('days.csv')])).rejects.toThrow(/is there already/);
  });
});
