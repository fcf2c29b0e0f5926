import { useEffect, useRef } from 'preact/hooks';
import type { DeskSentenceKey } from '../../../locale/desk/sentences.ts';
import { useConsole } from './console.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';

/** A key or two keys in a row, as in `?`, `g q`, `Alt+Enter`, and what they do. */
export interface Shortcut {
  readonly keys: string;
  readonly title: DeskSentenceKey;
  /** Missing for keys that a part of the page hears by itself; the help shows them all the same. */
  readonly act?: () => void;
  /** Not yet, or not here; the help does not show it then. */
  readonly when?: boolean;
}

/** The shortcuts that count at the moment. */
export interface Shortcuts {
  /** Adds some; the newest win. Returns how to take them away. */
  add(read: () => readonly Shortcut[]): () => void;
  list(): readonly Shortcut[];
}

/** How long a first key waits for the second. */
const togetherMs = 1_200;

export function createShortcuts(window: Window, settings: Store<Settings>): Shortcuts {
  const groups: (() => readonly Shortcut[])[] = [];
  let first: { key: string; at: number } | undefined;
  const list = () => groups.flatMap((read) => read()).filter(({ when }) => when !== false);
  const find = (keys: string) =>
    [...list()].reverse().find((each) => each.keys === keys && each.act !== undefined);

  window.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const key = nameOf(event);
    if (key === undefined) return;
    const isPlain = !key.includes('+');
    if (isPlain && (isTyping(event.target) || isInDialog() || !settings.get().letterKeys)) return;
    const before = first !== undefined && event.timeStamp - first.at < togetherMs ? first.key : undefined;
    first = undefined;
    const found = (before === undefined ? undefined : find(`${before} ${key}`)) ?? find(key);
    if (found?.act !== undefined) {
      event.preventDefault();
      found.act();
    } else if (isPlain && list().some(({ keys }) => keys.startsWith(`${key} `))) {
      first = { key, at: event.timeStamp };
    }
  });

  return {
    add: (read) => {
      groups.push(read);
      return () => {
        const place = groups.indexOf(read);
        if (place !== -1) groups.splice(place, 1);
      };
    },
    list,
  };
}

/** The shortcuts of a part of the page, while it is shown. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { shortcuts: all } = useConsole();
  const newest = useRef(shortcuts);
  newest.current = shortcuts;
  useEffect(() => all.add(() => newest.current), [all]);
}

/** `g`, `?`, `Alt+t`, `Ctrl+Enter`; undefined for keys that only go with others. */
function nameOf(event: KeyboardEvent): string | undefined {
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return undefined;
  // With Alt some systems type other signs; the place of the key counts then.
  const letter = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1]?.toLowerCase();
  const key = event.altKey && letter !== undefined ? letter : event.key;
  const held = [event.ctrlKey || event.metaKey ? 'Ctrl+' : '', event.altKey ? 'Alt+' : ''].join('');
  return held + key;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type))
  );
}

function isInDialog(): boolean {
  return document.querySelector('dialog[open]') !== null;
}
