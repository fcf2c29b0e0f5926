import { languageOf, type OpenedPage } from './settings.ts';
import type { Language } from '../../../../src/language/language.ts';
import { languageNames } from '../../../../src/locale/widget/sentences.ts';
import { directLineClient, type DirectLineClient } from '../line/client.ts';
import type { ConnectionStatus } from '../line/connection.ts';
import type { Outgoing } from '../line/outbox.ts';
import type { Surroundings } from '../line/surroundings.ts';
import type { Activity, WireChoice } from '../line/wire.ts';
import type { Thumbs } from './entries.ts';
import { emptyView, nextView, type ConversationView, type ViewInput } from './conversation-view.ts';

/** All that the page shows. Replaced, never changed. */
export interface ChatState {
  readonly view: ConversationView;
  readonly outgoing: readonly Outgoing[];
  readonly status: ConnectionStatus;
  readonly language: Language;
  /** The thumb given to a reply, by its id. */
  readonly thumbs: Readonly<Record<string, 'like' | 'dislike'>>;
  /** How often the visitor did something whose result shows at the end of the list. */
  readonly acts: number;
}

/** A form of the visitor that becomes a ticket. */
export type FormAct =
  | { readonly name: 'tongda/complaint'; readonly value: Readonly<Record<string, string>> }
  | { readonly name: 'tongda/call-back'; readonly value: Readonly<Record<string, string>> };

/** The conversation as the page uses it. Acts answer false when they did not reach the service. */
export interface Chat {
  readonly state: () => ChatState;
  readonly subscribe: (changed: () => void) => () => void;
  readonly client: DirectLineClient;
  readonly ask: (text: string) => void;
  readonly choose: (choice: WireChoice) => void;
  readonly sendFile: (file: File) => void;
  readonly speak: (language: Language) => void;
  readonly person: () => Promise<boolean>;
  readonly cancel: () => Promise<boolean>;
  readonly end: () => Promise<boolean>;
  readonly thumb: (
    messageId: string,
    thumbs: Thumbs,
    given: 'like' | 'dislike',
    reason?: string,
  ) => Promise<boolean>;
  readonly rate: (score: number, reasons: readonly string[]) => Promise<boolean>;
  readonly file: (form: FormAct) => Promise<boolean>;
}

/** Brings the client, the view and the choices of the visitor together. Storage keys carry the event's id. */
export function createChat(surroundings: Surroundings, opened: OpenedPage): Chat {
  const { storage } = surroundings;
  const key = opened.event === undefined ? 'tongda' : `tongda.${opened.event.id}`;
  const chosen = storage.get('tongda.language');
  let languageChosen = chosen !== undefined;
  /** A conversation that begins knows the language it should begin in, not that the visitor chose it. */
  let languageUntold = false;
  const listeners = new Set<() => void>();
  let state: ChatState = {
    view: emptyView,
    outgoing: [],
    status: 'connecting',
    language: chosen === undefined ? opened.language : languageOf([chosen]),
    thumbs: {},
    acts: 0,
  };

  const set = (change: Partial<ChatState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const feed = (input: ViewInput) => {
    const view = nextView(state.view, input);
    const spoken = view.service?.language;
    const follows = !languageChosen && spoken !== undefined && spoken !== state.view.service?.language;
    if (view !== state.view) set({ view, ...(follows && isKnown(spoken) ? { language: spoken } : {}) });
  };

  const act: DirectLineClient['act'] = (name, content) => {
    set({ acts: state.acts + 1 });
    return client.act(name, content);
  };
  const tellLanguage = () => {
    languageUntold = false;
    void client.act('tongda/language', { value: { language: state.language } });
  };

  const client = directLineClient(
    surroundings,
    {
      key,
      beginning: () => ({
        language: state.language,
        ...(opened.event === undefined ? {} : { event: opened.event.id }),
        ...(opened.page === undefined ? {} : { page: opened.page }),
      }),
      from: () => visitor,
    },
    {
      status: (status) => {
        if (status === state.status) return;
        set({ status });
        if (status === 'online' && languageUntold) tellLanguage();
        feed({ kind: status === 'online' ? 'online' : 'interrupted' });
      },
      received: (received) => {
        feed({ kind: 'received', set: received });
      },
      begun: (lost) => {
        languageUntold = languageChosen;
        feed({ kind: 'begun', lost });
      },
      outgoing: () => {
        set({ outgoing: client.outbox.items() });
      },
    },
  );
  set({ outgoing: client.outbox.items() });

  return {
    state: () => state,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    client,
    ask: (text) => {
      if (text.trim() !== '') client.outbox.put({ text });
    },
    choose: ({ id, label }) => {
      client.outbox.put({ text: label, ...(id === label ? {} : { choice: id }) });
    },
    sendFile: (file) => {
      client.outbox.put({ text: '', file });
    },
    speak: (language) => {
      languageChosen = true;
      storage.set('tongda.language', language);
      set({ language });
      tellLanguage();
    },
    person: () => act('tongda/person'),
    cancel: () => act('tongda/cancel'),
    end: () => act('tongda/end'),
    thumb: async (messageId, thumbs, given, reason) => {
      const before = state.thumbs;
      set({ thumbs: { ...before, [messageId]: given } });
      const action = { ...thumbs[given], actionStatus: 'CompletedActionStatus' };
      const arrived = await client.act('webchat:activity-status/feedback', {
        entities: [action],
        ...(reason === undefined ? {} : { value: { reason } }),
      });
      if (!arrived) set({ thumbs: before });
      return arrived;
    },
    rate: (score, reasons) => act('tongda/rating', { value: { score, reasons } }),
    file: ({ name, value }) => act(name, { value }),
  };
}

/** The service knows the visitor by the token; a name here says nothing. */
const visitor: Activity['from'] = { id: 'visitor', role: 'user' };

function isKnown(language: Language): boolean {
  return Object.hasOwn(languageNames, language);
}
