import { z } from 'zod';
import {
  operatorSettings,
  settingNameSchema,
  settingNames,
  type SettingName,
} from '../../conversations/operator-settings.ts';
import { readSettings, settingHistory, storeSetting, type SettingVersion } from '../../store/settings.ts';
import type { DeskParts } from '../parts.ts';
import { staffNames } from '../people/accounts.ts';
import { badField, refusal } from '../refusals.ts';
import { ProblemError } from '../../server/problems.ts';
import { route, type DeskRoute } from '../route.ts';
import { trilingualSchema } from '../../conversations/operator-settings.ts';
import {
  setSettingSchema,
  settingListSchema,
  settingViewSchema,
  switchViewSchema,
  type SettingView,
} from '../wire/operations.ts';

const nameParams = z.strictObject({ name: settingNameSchema });
const versionsShown = 50;

/** What operators set while the service runs. */
export const settingsRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/operations/settings',
    access: ['operator', 'auditor'],
    summary: 'Every setting as it stands.',
    answer: settingListSchema,
    handle: async ({ desk }) => {
      const { store } = desk.database;
      const names = await staffNames(store);
      const stored = new Map((await readSettings(store)).map((version) => [version.name, version]));
      return { settings: settingNames.map((name) => viewOf(desk, name, stored.get(name), names)) };
    },
  }),
  route({
    method: 'GET',
    path: '/operations/settings/:name/history',
    access: ['operator', 'auditor'],
    summary: 'The versions of a setting, newest first.',
    params: nameParams,
    answer: settingListSchema,
    handle: async ({ desk, params: { name } }) => {
      const { store } = desk.database;
      const names = await staffNames(store);
      const versions = await settingHistory(store, name, versionsShown);
      return {
        settings: versions.map((version) => ({
          ...viewOf(desk, name, version, names),
          value: version.value,
        })),
      };
    },
  }),
  route({
    method: 'PUT',
    path: '/operations/settings/:name',
    access: ['operator'],
    summary: 'Sets a setting; every process follows at once.',
    params: nameParams,
    body: setSettingSchema,
    answer: settingViewSchema,
    handle: async ({ desk, staff, params: { name }, body: { after, value, reason } }) => {
      const { needsReason } = operatorSettings[name];
      const because = reason === '' ? undefined : reason;
      if (needsReason && because === undefined) throw badField('reason', 'say why');
      const checked = checkedValue(name, value);
      const at = desk.clock.now();
      const stored = await desk.database.transaction((unit) =>
        storeSetting(unit, {
          name,
          after,
          value: checked,
          at,
          actor: staff.id,
          ...(because === undefined ? {} : { reason: because }),
        }),
      );
      const [newest] = await settingHistory(desk.database.store, name, 1);
      if (!stored)
        throw refusal(409, 'stale', 'Somebody else changed it meanwhile.', { version: newest?.version ?? 0 });
      await desk.settings.refresh();
      return viewOf(desk, name, newest, await staffNames(desk.database.store));
    },
  }),
  route({
    method: 'GET',
    path: '/operations/switch',
    access: 'staff',
    summary: 'Whether the assistant answers visitors, and why not.',
    answer: switchViewSchema,
    handle: async ({ desk }) => {
      const [newest] = await settingHistory(desk.database.store, 'assistant.switchedOff', 1);
      const byName = newest && (await staffNames(desk.database.store)).get(newest.actor);
      return {
        ...desk.settings.current('assistant.switchedOff'),
        version: newest?.version ?? 0,
        ...(newest && { since: newest.at, ...(newest.reason !== undefined && { reason: newest.reason }) }),
        ...(byName !== undefined && { byName }),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/operations/phrases',
    access: 'staff',
    summary: 'Sentences that agents send with one key.',
    answer: z.strictObject({ phrases: z.array(trilingualSchema) }),
    handle: ({ desk }) => Promise.resolve({ phrases: [...desk.settings.current('agents.phrases')] }),
  }),
];

/** The value as the setting wants it; a 400 names the part of `value` at fault. */
function checkedValue(name: SettingName, value: unknown): unknown {
  const result = operatorSettings[name].schema.safeParse(value);
  if (result.success) return result.data;
  throw new ProblemError({
    status: 400,
    title: 'Bad request',
    detail: 'The value does not fit; see errors.',
    code: 'bad-field',
    errors: result.error.issues.map(({ path, message }) => ({
      field: ['value', ...path].map(String).join('.'),
      message,
    })),
  });
}

function viewOf(
  desk: DeskParts,
  name: SettingName,
  stored: SettingVersion | undefined,
  names: ReadonlyMap<string, string>,
): SettingView {
  const actorName = stored && names.get(stored.actor);
  return {
    name,
    value: desk.settings.current(name),
    version: stored?.version ?? 0,
    ...(stored && { at: stored.at, actor: stored.actor }),
    ...(actorName !== undefined && { actorName }),
    ...(stored?.reason !== undefined && { reason: stored.reason }),
    needsReason: operatorSettings[name].needsReason,
  };
}
