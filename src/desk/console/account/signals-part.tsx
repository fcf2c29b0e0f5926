import { useState } from 'preact/hooks';
import { playTone } from '../frame/tone.ts';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';

/** Sound and notification, both off until they are chosen. */
export function SignalsPart() {
  const { settings } = useConsole();
  const { say } = useSpeech();
  const chosen = useStore(settings);
  const [isRefused, setRefused] = useState(false);
  const wantNotification = async (wanted: boolean) => {
    const permission =
      wanted && typeof Notification !== 'undefined' ? await Notification.requestPermission() : 'default';
    setRefused(wanted && permission !== 'granted');
    settings.set({ ...chosen, notification: wanted && permission === 'granted' });
  };
  return (
    <section class="part">
      <h2>{say('account.signals')}</h2>
      <p class="hint">{say('account.signals-hint')}</p>
      <div class="row">
        <label class="option">
          <input
            type="checkbox"
            checked={chosen.sound}
            onChange={(event) => {
              settings.set({ ...chosen, sound: event.currentTarget.checked });
            }}
          />
          <span>{say('account.sound')}</span>
        </label>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            playTone('waiting');
          }}
        >
          {say('account.try-sound')}
        </button>
      </div>
      <label class="option">
        <input
          type="checkbox"
          checked={chosen.notification}
          onChange={(event) => void wantNotification(event.currentTarget.checked)}
        />
        <span>{say('account.notification')}</span>
      </label>
      {isRefused && (
        <p class="error" role="alert">
          {say('account.notification-refused')}
        </p>
      )}
    </section>
  );
}
