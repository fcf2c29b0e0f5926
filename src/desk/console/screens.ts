import type { ComponentType } from 'preact';
import type { DeskSentenceKey } from '../../locale/desk/sentences.ts';
import type { Role } from '../wire/staff.ts';
import type { IconName } from './parts/icon.tsx';

/** What a screen is given: the parts of the address after its own. */
export interface ScreenProps {
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
}

/** One screen of the console, loaded when it is first opened. */
export interface Screen {
  /** Its address below `/desk`. */
  readonly id: string;
  readonly title: DeskSentenceKey;
  /** Who sees it: people with one of these roles; everybody where it is empty. */
  readonly roles: readonly Role[];
  /** In the navigation, in this order; missing for screens that are reached otherwise. */
  readonly icon?: IconName;
  /** The key after `g` that goes there, with the sentence of the help. */
  readonly key?: { readonly letter: string; readonly title: DeskSentenceKey };
  readonly load: () => Promise<{ readonly default: ComponentType<ScreenProps> }>;
}

/** Every screen, in the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    id: 'queue',
    title: 'screen.queue',
    roles: ['agent'],
    icon: 'queue',
    key: { letter: 'q', title: 'keys.go-queue' },
    load: () => import('./queue/queue-screen.tsx'),
  },
  {
    id: 'account',
    title: 'screen.account',
    roles: [],
    load: () => import('./account/account-screen.tsx'),
  },
];

/** The screens that a person with these roles may open. */
export function screensFor(roles: readonly Role[]): readonly Screen[] {
  return screens.filter(
    (screen) => screen.roles.length === 0 || screen.roles.some((role) => roles.includes(role)),
  );
}
