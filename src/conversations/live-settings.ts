import type { StateDatabase } from '../store/database.ts';
import { readSettings, settingChanged } from '../store/settings.ts';
import {
  operatorSettings,
  settingNameSchema,
  type SettingName,
  type SettingValue,
  type Settings,
} from './operator-settings.ts';

/** Settings that follow the state database: a change reaches every process through the event log. */
export interface LiveSettings extends Settings {
  /** Reads what is stored; resolves when it holds in this process. */
  refresh(): Promise<void>;
  stop(): void;
}

/** Opens the settings of an installation. A stored value that this version cannot read is reported and stands aside. */
export async function liveSettings(
  database: StateDatabase,
  report: (error: unknown) => void,
): Promise<LiveSettings> {
  let values = new Map<SettingName, unknown>();
  let tail: Promise<void> = Promise.resolve();
  const read = async (): Promise<void> => {
    const stored = await readSettings(database.store);
    values = new Map(
      stored.flatMap(({ name, value }) => {
        const known = settingNameSchema.safeParse(name);
        if (!known.success) return [];
        const result = operatorSettings[known.data].schema.safeParse(value);
        if (result.success) return [[known.data, result.data] as const];
        report(new Error(`The stored setting ${name} cannot be read; the standard one holds.`));
        return [];
      }),
    );
  };
  const refresh = (): Promise<void> => {
    const next = tail.then(read);
    tail = next.catch(report);
    return next;
  };
  await refresh();
  const stop = database.events.subscribe(({ name }) => {
    if (name === settingChanged) void refresh().catch(report);
  });
  return {
    current: <Name extends SettingName>(name: Name): SettingValue<Name> =>
      (values.has(name) ? values.get(name) : operatorSettings[name].standard) as SettingValue<Name>,
    refresh,
    stop,
  };
}
