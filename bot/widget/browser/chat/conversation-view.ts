import { readServiceState, type Activity, type ActivitySet, type ServiceState } from '../line/wire.ts';
import { entryOf, type Entry } from './entries.ts';

/** What the page knows of the conversation. */
export interface ConversationView {
  /** In the order of the service, each once. */
  readonly entries: readonly (Entry | FreshStart)[];
  readonly seen: ReadonlySet<string>;
  readonly service?: ServiceState;
  /** What the assistant is doing at the moment, in a sentence. */
  readonly progress?: string;
  /** The agent is writing. */
  readonly typing: boolean;
  /** The history is there: what comes from now on is news. */
  readonly loaded: boolean;
}

/** A line between a conversation that expired and the one that took its place. */
export interface FreshStart {
  readonly kind: 'fresh';
  readonly id: string;
}

export type ViewInput =
  | { readonly kind: 'received'; readonly set: ActivitySet }
  | { readonly kind: 'begun'; readonly lost: boolean }
  | { readonly kind: 'online' }
  /** The connection is down: what was said to be under way is no longer known. */
  | { readonly kind: 'interrupted' };

export const emptyView: ConversationView = { entries: [], seen: new Set(), typing: false, loaded: false };

/** The view after an input. Pure; an activity that came before changes nothing. */
export function nextView(view: ConversationView, input: ViewInput): ConversationView {
  switch (input.kind) {
    case 'received':
      return withState(input.set.activities.reduce(withActivity, view), input.set.state);
    case 'begun':
      return begun(view, input.lost);
    case 'online':
      return view.loaded ? view : { ...view, loaded: true };
    case 'interrupted':
      return withoutProgress(view);
  }
}

function begun(view: ConversationView, lost: boolean): ConversationView {
  const { service: _, ...rest } = withoutProgress(view);
  if (!lost || view.entries.length === 0) return rest;
  return {
    ...rest,
    entries: [...rest.entries, { kind: 'fresh', id: `fresh-${view.entries.length}` }],
  };
}

function withActivity(view: ConversationView, activity: Activity): ConversationView {
  if (activity.type === 'typing') return withTyping(view, activity);
  if (activity.type === 'event' && activity.name === 'tongda/state')
    return withState(view, readServiceState(activity.value));
  const entry = entryOf(activity);
  if (entry === undefined) return view;
  const id = entry.id === '' ? `unnamed-${view.entries.length}` : entry.id;
  if (view.seen.has(id)) return view;
  const shown = { ...view, entries: [...view.entries, { ...entry, id }], seen: new Set(view.seen).add(id) };
  return entry.kind === 'visitor' ? shown : withoutProgress(shown);
}

function withTyping(view: ConversationView, activity: Activity): ConversationView {
  if (view.service?.owner === 'agent') return { ...view, typing: true };
  return activity.text === undefined || activity.text === '' ? view : { ...view, progress: activity.text };
}

function withState(view: ConversationView, service: ServiceState | undefined): ConversationView {
  if (service === undefined) return view;
  const sameHands = view.service?.owner === service.owner;
  return { ...(sameHands ? view : withoutProgress(view)), service };
}

function withoutProgress(view: ConversationView): ConversationView {
  if (view.progress === undefined && !view.typing) return view;
  const { progress: _, ...rest } = view;
  return { ...rest, typing: false };
}
