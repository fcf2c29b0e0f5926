import type { DeskLanguage } from '../../../locale/desk/sentences.ts';
import { createStore, type Store } from './store.ts';

/** What a person chose at this browser. */
export interface Settings {
  readonly language: DeskLanguage;
  /** A tone for a new waiting visitor or a new message. */
  readonly sound: boolean;
  /** A notification of the system, while the page is not in sight. */
  readonly notification: boolean;
  /** Shortcuts of a single letter (WCAG 2.2, 2.1.4 asks that they can be turned off). */
  readonly letterKeys: boolean;
}

const initial: Settings = {
  language: 'zh-Hans',
  sound: false,
  notification: false,
  letterKeys: true,
};
const place = 'tongda.desk';

/** The settings, kept in the browser as far as it keeps anything. */
export function createSettings(shelf: Pick<Storage, 'getItem' | 'setItem'>): Store<Settings> {
  const store = createStore(read(shelf));
  store.subscribe(() => {
    try {
      shelf.setItem(place, JSON.stringify(store.get()));
    } catch {
      // A browser that keeps nothing works all the same.
    }
  });
  return store;
}

function read(shelf: Pick<Storage, 'getItem'>): Settings {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(place) ?? '{}');
    const { language, sound, notification, letterKeys } = kept as Partial<Settings>;
    return {
      language: language === 'en' ? 'en' : initial.language,
      sound: sound === true,
      notification: notification === true,
      letterKeys: letterKeys !== false,
    };
  } catch {
    return initial;
  }
}
