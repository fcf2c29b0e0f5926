import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type StateDatabase } from '../../store/database.ts';
import { findAuditBreak } from '../../store/audit.ts';
import { settingHistory, storeSetting } from '../../store/settings.ts';
import type { DatabasePlace } from '../../store/testing/databases.ts';
import { liveWorkingHours } from '../live-hours.ts';
import { liveSettings, type LiveSettings } from '../live-settings.ts';
import { isSwitchedOff, type SettingName, type SettingValue } from '../operator-settings.ts';
import { mondayAtTen, testService, told } from './service.ts';
import { heldConsult, madeTurn, promptConsult } from './turns.ts';

/** What operators set, whatever it is kept in. */
export function settingsContract(newPlace: () => Promise<DatabasePlace>): void {
  let place: DatabasePlace;
  let database: StateDatabase;
  let settings: LiveSettings;
  beforeAll(async () => {
    place = await newPlace();
    database = await openDatabase(place.location, { catchUpEveryMs: 0 });
    settings = await liveSettings(database, () => undefined);
  });
  afterAll(() => database.close());

  const set = async <Name extends SettingName>(name: Name, value: SettingValue<Name>): Promise<boolean> => {
    const [newest] = await settingHistory(database.store, name, 1);
    const stored = await database.transaction((unit) =>
      storeSetting(unit, {
        name,
        after: newest?.version ?? 0,
        value,
        at: mondayAtTen,
        actor: 'operator-1',
        reason: '演练',
      }),
    );
    await settings.refresh();
    return stored;
  };
  const off = { all: false, web: true, wechat: false };
  const on = { all: false, web: false, wechat: false };

  it('keeps every version with who and why, in the audit trail too', async () => {
    expect(settings.current('privacy.retentionDays')).toBe(180);
    await set('privacy.retentionDays', 365);
    await set('privacy.retentionDays', 90);
    expect(settings.current('privacy.retentionDays')).toBe(90);
    expect(await settingHistory(database.store, 'privacy.retentionDays', 10)).toEqual([
      expect.objectContaining({ version: 2, value: 90, actor: 'operator-1', reason: '演练' }),
      expect.objectContaining({ version: 1, value: 365 }),
    ]);
    const trail = await database.store.selectFrom('audit').select(['act', 'subject']).execute();
    expect(trail).toContainEqual({ act: 'setting.changed', subject: 'privacy.retentionDays@2' });
    expect(await findAuditBreak(database.store)).toBeUndefined();
  });

  it('lets one of several changes of the same version win', async () => {
    const attempts = [0.01, 0.02, 0.03, 0.04].map((value) =>
      database.transaction((unit) =>
        storeSetting(unit, { name: 'answers.targetErrorShare', after: 0, value, at: 1, actor: 'operator-1' }),
      ),
    );
    expect((await Promise.all(attempts)).filter(Boolean)).toHaveLength(1);
  });

  it('reaches another process through the event log', async () => {
    const other = await openDatabase(place.location, { catchUpEveryMs: 50 });
    const elsewhere = await liveSettings(other, () => undefined);
    try {
      const arrived = new Promise<void>((resolve) => {
        const stop = other.events.subscribe(({ subject }) => {
          if (subject !== 'assistant.switchedOff') return;
          stop();
          resolve();
        });
      });
      await set('assistant.switchedOff', off);
      await arrived;
      await elsewhere.refresh();
      expect([isSwitchedOff(elsewhere, 'web'), isSwitchedOff(elsewhere, 'wechat')]).toEqual([true, false]);
      expect(isSwitchedOff({ ...elsewhere, current: () => ({ ...on, all: true }) as never }, 'phone')).toBe(
        false,
      );
    } finally {
      elsewhere.stop();
      await other.close();
      await set('assistant.switchedOff', on);
    }
  });

  it('sets aside a stored value that does not fit, and says so', async () => {
    await database.transaction((unit) =>
      storeSetting(unit, {
        name: 'visitors.notices',
        after: 0,
        value: 'nonsense',
        at: 1,
        actor: 'old version',
      }),
    );
    const reports: unknown[] = [];
    const read = await liveSettings(database, (error) => reports.push(error));
    read.stop();
    expect(read.current('visitors.notices')).toEqual([]);
    expect(String(reports[0])).toContain('visitors.notices');
    await set('visitors.notices', []);
  });

  it('gives a visitor of a channel that is switched off to people, and takes the assistant back on', async () => {
    const origins: unknown[] = [];
    const { service, open, agentComes, log } = await testService(
      database,
      (request, origin) => {
        origins.push(origin);
        const isOff = isSwitchedOff(settings, origin?.channel ?? 'phone');
        return promptConsult(() => (isOff ? { outcome: 'handed-over', reason: 'switched-off' } : {})).consult(
          request,
        );
      },
      { settings },
    );
    await agentComes();
    await set('assistant.switchedOff', off);
    const id = await open();
    await (
      await service.visitorMessage({ conversationId: id, text: '专利费多少？' })
    ).settled;
    expect((await service.find(id))?.owner).toBe('queue');
    expect(origins).toEqual([{ channel: 'web' }]);
    const { id: wechat } = await service.open({ channel: 'wechat', visitorId: 'v' });
    await (
      await service.visitorMessage({ conversationId: wechat, text: '专利费多少？' })
    ).settled;
    expect((await service.find(wechat))?.owner).toBe('assistant');
    await set('assistant.switchedOff', on);
    const next = await open();
    await (
      await service.visitorMessage({ conversationId: next, text: '专利费多少？' })
    ).settled;
    expect((await log(next)).map(told).at(-1)).toBe('reply: 答：专利费多少？');
  });

  it('does not send what a turn found that was running when the assistant was switched off', async () => {
    const held = heldConsult();
    const { service, open, log } = await testService(database, held.consult, { settings });
    const id = await open();
    const { settled } = await service.visitorMessage({ conversationId: id, text: '专利费多少？' });
    await held.asked(1);
    await set('assistant.switchedOff', off);
    held.waiting[0]?.answer(madeTurn('late', '专利费多少？'));
    await held.asked(2);
    held.waiting[0]?.answer(
      madeTurn('off', '专利费多少？', {
        outcome: 'handed-over',
        reason: 'switched-off',
        reply: { lines: [{ text: '暂停' }], citations: [], choices: [], notices: [], aiGenerated: false },
      }),
    );
    await settled;
    const said = (await log(id)).map(told);
    expect(said).toContain('reply: 暂停');
    expect(said.join()).not.toContain('答：');
    await set('assistant.switchedOff', on);
  });

  it('says the greeting and the notices of the day and the channel first, in each language', async () => {
    const text = (words: string) => ({ 'zh-Hans': words, 'zh-Hant': `${words}（繁）`, en: `${words} (en)` });
    await set('visitors.greeting', { text: text('欢迎') });
    await set('visitors.notices', [
      { text: text('系统维护') },
      { text: text('过期'), to: '2026-11-22' as never },
      { text: text('微信'), channels: ['wechat'] },
    ]);
    const { service, open, log } = await testService(database, promptConsult().consult, { settings });
    const id = await open();
    await service.welcome(id);
    const [welcome] = await log(id);
    const lines = welcome?.kind === 'notice' ? (welcome.data?.lines ?? []) : [];
    expect(lines.map((line) => ('params' in line ? (line.params.text ?? line.key) : ''))).toEqual([
      '欢迎',
      '系统维护',
      'welcome.hello',
      'welcome.privacy',
    ]);
  });

  it('opens and closes by the hours and the days off that are set', async () => {
    const hours = liveWorkingHours(settings);
    const noon = Date.parse('2026-11-23T12:00:00+08:00');
    expect(hours.isOpen(noon)).toBe(true);
    await set('people.workingHours', { monday: [{ from: '09:00', to: '11:30' }] });
    expect(hours.isOpen(noon)).toBe(false);
    const newYear = Date.parse('2027-01-04T10:00:00+08:00');
    expect(hours.after(newYear, 1)).toBeUndefined();
    await set('people.holidays', { '2027': { holidays: ['2027-01-01' as never], workdays: [] } });
    expect(hours.after(newYear, 1)).toBe(newYear + 1);
  });
}
