import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { useConsole } from '../state/console.ts';
import { failureWords } from '../state/failure-words.ts';
import { useSpeech } from '../state/speech.ts';

/** The person's name, with what belongs to the account behind it. */
export function AccountMenu({ openHelp }: { openHelp: () => void }) {
  const { api, session, leave, router, toasts } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const outside = (event: Event) => {
      if (!(event.target instanceof Node && menu.current?.contains(event.target))) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [isOpen]);

  const signOut = async () => {
    const result = await api.send('DELETE', '/session');
    if (result.kind === 'ok' || result.status === 401) leave();
    else toasts.show('trouble', failureWords(result, speech));
  };
  const items = [
    {
      text: say('menu.account'),
      act: () => {
        router.go('account');
      },
    },
    { text: say('menu.help'), act: openHelp },
    { text: say('menu.sign-out'), act: () => void signOut() },
  ];
  return (
    <div
      class="menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        type="button"
        ref={button}
        class="account"
        aria-label={say('menu.label', { name: session.staff.name })}
        aria-expanded={isOpen}
        aria-controls="account-menu"
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <Icon name="person" />
        <span class="account-name">{session.staff.name}</span>
      </button>
      <ul id="account-menu" hidden={!isOpen}>
        {items.map(({ text, act }) => (
          <li key={text}>
            <button
              type="button"
              onClick={() => {
                setOpen(false);
                act();
              }}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
