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
  /** In the navigation for these only; for all who see it where it is missing. */
  readonly offeredTo?: readonly Role[];
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
    id: 'conversations',
    title: 'screen.conversations',
    roles: ['agent', 'reviewer', 'auditor'],
    offeredTo: ['agent'],
    icon: 'conversation',
    key: { letter: 'c', title: 'keys.go-conversations' },
    load: () => import('./conversation/conversations-screen.tsx'),
  },
  {
    id: 'phone',
    title: 'screen.phone',
    roles: ['agent'],
    icon: 'phone',
    key: { letter: 'p', title: 'keys.go-phone' },
    load: () => import('./phone/phone-screen.tsx'),
  },
  {
    id: 'tickets',
    title: 'screen.tickets',
    roles: ['agent', 'operator'],
    icon: 'ticket',
    key: { letter: 't', title: 'keys.go-tickets' },
    load: () => import('./tickets/tickets-screen.tsx'),
  },
  {
    id: 'history',
    title: 'screen.history',
    roles: ['agent', 'reviewer', 'auditor'],
    icon: 'history',
    key: { letter: 'h', title: 'keys.go-history' },
    load: () => import('./history/history-screen.tsx'),
  },
  {
    id: 'knowledge',
    title: 'screen.knowledge',
    roles: ['agent', 'reviewer', 'editor', 'operator', 'auditor'],
    icon: 'knowledge',
    key: { letter: 'k', title: 'keys.go-knowledge' },
    load: () => import('./knowledge/knowledge-screen.tsx'),
  },
  {
    id: 'dashboard',
    title: 'screen.dashboard',
    roles: ['reviewer', 'operator', 'auditor'],
    icon: 'operations',
    key: { letter: 'd', title: 'keys.go-dashboard' },
    load: () => import('./operations/dashboard-screen.tsx'),
  },
  {
    id: 'service',
    title: 'screen.service',
    roles: ['operator', 'auditor'],
    icon: 'settings',
    load: () => import('./operations/service-screen.tsx'),
  },
  {
    id: 'people',
    title: 'screen.people',
    roles: ['operator', 'auditor'],
    icon: 'people',
    load: () => import('./people/people-screen.tsx'),
  },
  {
    id: 'audit',
    title: 'screen.audit',
    roles: ['operator', 'auditor'],
    icon: 'oversight',
    load: () => import('./audit/audit-screen.tsx'),
  },
  {
    id: 'report',
    title: 'screen.report',
    roles: ['reviewer', 'operator', 'auditor'],
    load: () => import('./operations/report-screen.tsx'),
  },
  {
    id: 'account',
    title: 'screen.account',
    roles: [],
    load: () => import('./account/account-screen.tsx'),
  },
];

/** Whether a screen stands in the navigation of a person with these roles. */
export function isOffered({ icon, offeredTo }: Screen, roles: readonly Role[]): boolean {
  return icon !== undefined && (offeredTo === undefined || offeredTo.some((role) => roles.includes(role)));
}

/** The screens that a person with these roles may open. */
export function screensFor(roles: readonly Role[]): readonly Screen[] {
  return screens.filter(
    (screen) => screen.roles.length === 0 || screen.roles.some((role) => roles.includes(role)),
  );
}
