import { generatedLabel } from '../../conversations/generated-label.ts';
import { switchedOffSchema, type SwitchedOff } from '../../conversations/operator-settings.ts';
import { addDays, daysBetween, startOfDay } from '../../platform/day.ts';
import { settingHistory, type SettingVersion } from '../../store/settings.ts';
import type { DeskParts } from '../parts.ts';
import { listCandidates } from '../knowledge/candidates/repository.ts';
import { listGaps } from '../knowledge/gaps/read.ts';
import type { Report } from '../wire/operations.ts';
import type { Staff } from '../wire/staff.ts';
import { dashboardOf, totalsOf, type Asked } from './figures/dashboard.ts';
import { dayNumber } from './figures/day-number.ts';
import { sumsOf } from './figures/read.ts';

const gapsShown = 20;
const entriesRead = 10_000;
const versionsRead = 1_000;

/** The periodic report: the figures, how they changed, and what was done. */
export async function reportOf(desk: DeskParts, staff: Staff, asked: Asked): Promise<Report> {
  const { store } = desk.database;
  const { from, to } = asked;
  const begin = startOfDay(from);
  const end = startOfDay(addDays(to, 1));
  const length = daysBetween(from, to) + 1;
  const before = { from: dayNumber(from) - length, to: dayNumber(from) - 1, channel: asked.channel };
  const isWithin = (at: number): boolean => at >= begin && at < end;
  const published = await listCandidates(store, ['published', 'withdrawn'], entriesRead);
  const off = await settingHistory(store, 'assistant.switchedOff', versionsRead);
  const gaps = await listGaps(store, { status: 'open', limit: gapsShown });
  const dashboard = await dashboardOf(store, asked);
  const entries = published.flatMap(({ draft, history, release, aiGenerated }) => {
    const at = history.find(({ act }) => act === 'published')?.at;
    return at === undefined || release === undefined || !isWithin(at)
      ? []
      : [{ title: draft.title['zh-Hans'] || draft.title.en, at, release, aiGenerated }];
  });
  const isLabelled = dashboard.totals.aiGenerated > 0 || entries.some(({ aiGenerated }) => aiGenerated);
  return {
    dashboard,
    before: totalsOf(await sumsOf(store, before)),
    ...(desk.office === undefined ? {} : { office: desk.office }),
    madeAt: desk.clock.now(),
    madeBy: staff.name,
    switchedOff: timesOff(off.reverse()).filter((time) => time.from < end && (time.to ?? end) >= begin),
    entries,
    releases: desk.releases.list().filter(({ createdAt }) => isWithin(createdAt)).length,
    gaps: gaps.map(({ question, count }) => ({ question, count })),
    ...(isLabelled && { aigc: generatedLabel(desk.office, desk.newId()) }),
  };
}

/** The times when some channel was off, from the versions of the switch, oldest first. */
function timesOff(versions: readonly SettingVersion[]): Report['switchedOff'] {
  const times: Report['switchedOff'] = [];
  for (const { at, value, reason = '' } of versions) {
    const open = times.at(-1);
    if (open !== undefined && open.to === undefined) open.to = at;
    const channels = channelsOff(switchedOffSchema.parse(value));
    if (channels.length > 0) times.push({ from: at, channels, reason });
  }
  return times;
}

function channelsOff(off: SwitchedOff): Report['switchedOff'][number]['channels'] {
  return off.all ? ['all'] : (['web', 'wechat'] as const).filter((channel) => off[channel]);
}
