import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ConsoleSettings } from '../../page/page-settings.ts';
import type { Role, SessionView } from '../../wire/staff.ts';
import type { Api } from '../net/api.ts';
import type { Live } from '../net/live.ts';
import type { DeskState } from './desk.ts';
import type { Router } from './router.ts';
import type { ServiceClock } from './service-clock.ts';
import type { Settings } from './settings.ts';
import type { Shortcuts } from './shortcuts.ts';
import type { Store } from './store.ts';
import type { Toasts } from './toasts.ts';

/** What every screen works with, while somebody is signed in. */
export interface Console {
  readonly page: ConsoleSettings;
  readonly api: Api;
  readonly live: Live;
  readonly session: SessionView;
  readonly clock: ServiceClock;
  readonly router: Router;
  readonly settings: Store<Settings>;
  readonly shortcuts: Shortcuts;
  readonly toasts: Toasts;
  /** Who waits and whom the agent serves; empty for people who are no agents. */
  readonly desk: DeskState;
  /** Forgets the session on this page, after signing out or when the service ended it. */
  readonly leave: () => void;
}

const ConsoleContext = createContext<Console | undefined>(undefined);
export const ConsoleProvider = ConsoleContext.Provider;

export function useConsole(): Console {
  const console = useContext(ConsoleContext);
  if (console === undefined) throw new Error('This part stands outside of the console.');
  return console;
}

/** Whether the signed-in person has one of the roles. */
export function useHasRole(...roles: readonly Role[]): boolean {
  const { session } = useConsole();
  return roles.some((role) => session.staff.roles.includes(role));
}
