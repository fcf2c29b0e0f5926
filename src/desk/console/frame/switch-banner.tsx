import type { SwitchView } from '../../wire/operations.ts';
import { channelsWords } from '../operations/switch-words.ts';
import { Icon } from '../parts/icon.tsx';
import { useConsole } from '../state/console.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { useSpeech } from '../state/speech.ts';

/** Says to everybody at the desk that the assistant is switched off, where and why, for as long as it is. */
export function SwitchBanner() {
  const { api } = useConsole();
  const speech = useSpeech();
  const loaded = useLoaded<SwitchView>((signal) => api.get('/operations/switch', undefined, signal), []);
  useReloadOn(['operations'], loaded.reload);
  const off = (['all', 'web', 'wechat'] as const).filter((channel) => loaded.value?.[channel] === true);
  if (off.length === 0) return null;
  const channels = channelsWords(off.includes('all') ? ['all'] : off, speech);
  return (
    <div class="switch-banner" role="status">
      <Icon name="warning" />
      <p>{speech.say('switch.banner', { channels, reason: loaded.value?.reason ?? '' })}</p>
    </div>
  );
}
