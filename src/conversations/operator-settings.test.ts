import { describe, expect, it } from 'vitest';
import { renderLine } from '../locale/render.ts';
import { describeOnBothDatabases } from '../store/testing/databases.ts';
import { operatorNotice } from './notices.ts';
import { operatorSettings, settingNames } from './operator-settings.ts';
import { settingsContract } from './testing/settings-contract.ts';

describeOnBothDatabases('the settings of operators', settingsContract);

describe('what operators may set', () => {
  it.each(settingNames)('begins with a standard that fits: %s', (name) => {
    const { schema, standard } = operatorSettings[name];
    expect(schema.safeParse(standard).success).toBe(true);
  });

  it.each([
    ['answers.targetErrorShare', 0, ''],
    ['privacy.retentionDays', 0, ''],
    ['people.holidays', { '2027': { holidays: ['2026-01-01'], workdays: [] } }, '2027.holidays.0'],
    [
      'people.holidays',
      { '2027': { holidays: ['2027-01-02'], workdays: ['2027-01-02'] } },
      '2027.workdays.0',
    ],
    [
      'visitors.notices',
      [{ text: { 'zh-Hans': 'a', 'zh-Hant': 'a', en: 'a' }, from: '2026-02-02', to: '2026-02-01' }],
      '0.to',
    ],
    ['visitors.notices', [{ text: { 'zh-Hans': 'a', 'zh-Hant': '', en: 'a' } }], '0.text.zh-Hant'],
  ] as const)('names the field at fault: %s', (name, value, field) => {
    const result = operatorSettings[name].schema.safeParse(value);
    expect(result.error?.issues[0]?.path.join('.')).toBe(field);
  });

  it('speaks to each visitor in the language of the conversation', () => {
    const line = operatorNotice({ 'zh-Hans': '简', 'zh-Hant': '繁', en: 'plain' });
    expect((['zh-Hans', 'zh-Hant', 'en'] as const).map((language) => renderLine(line, language))).toEqual([
      '简',
      '繁',
      'plain',
    ]);
  });
});
