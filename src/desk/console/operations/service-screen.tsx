import type { SettingView } from '../../wire/operations.ts';
import { Heading } from '../parts/heading.tsx';
import { Shown } from '../parts/shown.tsx';
import { useConsole } from '../state/console.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { useSpeech } from '../state/speech.ts';
import { GreetingFields, HolidayFields, HourFields, NumberFields, PhraseFields } from './setting-fields.tsx';
import { NoticeFields } from './notice-fields.tsx';
import { SettingPart } from './setting-part.tsx';
import { SwitchPart } from './switch-part.tsx';
import { TrustPart } from './trust-part.tsx';

/** What operators set while the service runs; auditors read it. */
export default function ServiceScreen() {
  const { api } = useConsole();
  const { say } = useSpeech();
  const loaded = useLoaded<{ settings: SettingView[] }>(
    (signal) => api.get('/operations/settings', undefined, signal),
    [],
  );
  useReloadOn(['operations'], loaded.reload);
  return (
    <>
      <Heading title={say('screen.service')} />
      <Shown loaded={loaded}>
        {({ settings }) => {
          const part = (name: SettingView['name'], Fields: Parameters<typeof SettingPart>[0]['fields']) => {
            const setting = settings.find((each) => each.name === name);
            return setting === undefined ? null : (
              <SettingPart
                key={`${name} ${setting.version}`}
                setting={setting}
                fields={Fields}
                done={loaded.reload}
              />
            );
          };
          const off = settings.find(({ name }) => name === 'assistant.switchedOff');
          return (
            <div class="settings">
              {off !== undefined && <SwitchPart key={off.version} setting={off} done={loaded.reload} />}
              {part('answers.targetErrorShare', NumberFields)}
              <TrustPart />
              {part('people.workingHours', HourFields)}
              {part('people.holidays', HolidayFields)}
              {part('visitors.notices', NoticeFields)}
              {part('visitors.greeting', GreetingFields)}
              {part('agents.phrases', PhraseFields)}
              {part('privacy.retentionDays', NumberFields)}
            </div>
          );
        }}
      </Shown>
    </>
  );
}
