import { Dialog } from '../parts/dialog.tsx';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';
import { useStore } from '../state/store.ts';

/** The shortcuts that count on this page, and whether single letters are any. */
export function HelpDialog({ closed }: { closed: () => void }) {
  const { shortcuts, settings } = useConsole();
  const { say } = useSpeech();
  const chosen = useStore(settings);
  const shown = new Map(shortcuts.list().map((shortcut) => [shortcut.keys, shortcut]));
  return (
    <Dialog title={say('help.title')} closed={closed}>
      <dl class="keys">
        {[...shown.values()].map(({ keys, title }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key, index) => (
                <span key={index}>
                  {index > 0 && <span class="keys-then">{say('help.then')}</span>}
                  {key.split('+').map((part) => (
                    <kbd key={part}>
                      {part.length === 1 && keys.includes('+') ? part.toUpperCase() : part}
                    </kbd>
                  ))}
                </span>
              ))}
            </dt>
            <dd>{say(title)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{say('keys.close')}</dd>
        </div>
      </dl>
      <label class="option">
        <input
          type="checkbox"
          checked={chosen.letterKeys}
          onChange={(event) => {
            settings.set({ ...chosen, letterKeys: event.currentTarget.checked });
          }}
        />
        <span>{say('help.letters')}</span>
      </label>
    </Dialog>
  );
}
