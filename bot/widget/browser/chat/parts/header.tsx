import { useRef, useState } from 'preact/hooks';
import { languageNames } from '../../../../../src/locale/widget/sentences.ts';
import type { Language } from '../../../../../src/language/language.ts';
import type { Chat } from '../chat-model.ts';
import type { OpenedPage } from '../settings.ts';
import { useSpeech } from '../speech.ts';

/** An act of the menu. */
export interface MenuItem {
  readonly text: string;
  readonly act: () => void;
}

/** The office, the language, what else can be done, and in a frame the way back to the page. */
export function Header({
  opened,
  chat,
  items,
  close,
}: {
  opened: OpenedPage;
  chat: Chat;
  items: readonly MenuItem[];
  close: (() => void) | undefined;
}) {
  const { say, language } = useSpeech();
  const { office, logo, demonstration } = opened.settings;
  const names = Object.entries(languageNames) as [Language, string][];
  return (
    <header class="head">
      {logo !== undefined && <img class="logo" src={logo} alt="" />}
      <div class="office">
        <h1>{say('page.title')}</h1>
        <p>
          {office[language]}
          {demonstration && <span class="demonstration">{say('page.demonstration')}</span>}
        </p>
      </div>
      <select
        class="language"
        aria-label={say('page.language')}
        value={language}
        onChange={({ currentTarget }) => {
          chat.speak(currentTarget.value as Language);
        }}
      >
        {names.map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
      <Menu items={items} />
      {close !== undefined && (
        <button type="button" class="icon" aria-label={say('page.close')} onClick={close}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      )}
    </header>
  );
}

function Menu({ items }: { items: readonly MenuItem[] }) {
  const { say } = useSpeech();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const around = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div
      ref={around}
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !around.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={opener}
        type="button"
        class="icon"
        aria-expanded={open}
        aria-controls="menu"
        aria-label={say('page.menu')}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 12h.01M12 12h.01M19 12h.01" />
        </svg>
      </button>
      <ul id="menu" hidden={!open}>
        {items.map(({ text, act }) => (
          <li key={text}>
            <button
              type="button"
              onClick={() => {
                close();
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
