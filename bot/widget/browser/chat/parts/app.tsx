import { useEffect, useMemo, useState } from 'preact/hooks';
import type { WireCitation } from '../../line/wire.ts';
import type { Chat } from '../chat-model.ts';
import type { Frame } from '../frame.ts';
import type { OpenedPage } from '../settings.ts';
import { speechOf, SpeechContext } from '../speech.ts';
import { Announcer } from './announcer.tsx';
import { CitationPanel } from './citation-panel.tsx';
import { Composer } from './composer.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { CallBackForm, ComplaintForm } from './forms.tsx';
import { Header, type MenuItem } from './header.tsx';
import { MessageList } from './message-list.tsx';
import { EndDialog, PrivacyDialog, RatingDialog } from './notes.tsx';
import { ServiceBar } from './service-bar.tsx';

type OpenDialog = 'call-back' | 'complaint' | 'rating' | 'end' | 'privacy';

/** The whole page. */
export function App({ chat, opened, frame }: { chat: Chat; opened: OpenedPage; frame: Frame | undefined }) {
  const [state, setState] = useState(chat.state());
  const [citation, setCitation] = useState<WireCitation>();
  const [dialog, setDialog] = useState<OpenDialog>();
  useEffect(() => {
    const update = () => {
      setState(chat.state());
    };
    update();
    return chat.subscribe(update);
  }, [chat]);
  const { language } = state;
  const speech = useMemo(() => speechOf(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${speech.say('page.title')} · ${opened.settings.office[language]}`;
  }, [language]);
  const close = () => {
    setDialog(undefined);
  };
  const { event } = opened;
  const eventName = event === undefined ? '' : [event.name, event.hall ?? ''].join(' ').trim();
  const show = (name: OpenDialog) => () => {
    setDialog(name);
  };
  const items: MenuItem[] = [
    { text: speech.say('menu.call-back'), act: show('call-back') },
    ...(event === undefined ? [] : [{ text: speech.say('menu.complaint'), act: show('complaint') }]),
    { text: speech.say('menu.rate'), act: show('rating') },
    { text: speech.say('menu.end'), act: show('end') },
    {
      text: speech.say('menu.print'),
      act: () => {
        print();
      },
    },
    { text: speech.say('menu.privacy'), act: show('privacy') },
  ];
  return (
    <SpeechContext.Provider value={speech}>
      <a class="skip" href="#question">
        {speech.say('page.skip')}
      </a>
      <Header opened={opened} chat={chat} items={items} close={frame?.close} />
      {event !== undefined && (
        <div class="event-bar">
          <p>{eventName}</p>
          <button type="button" onClick={show('complaint')}>
            {speech.say('menu.complaint')}
          </button>
        </div>
      )}
      <ConnectionBanner status={state.status} retry={chat.client.retry} />
      <MessageList state={state} chat={chat} cite={setCitation} />
      <footer class="foot">
        <ServiceBar state={state} chat={chat} callBack={show('call-back')} />
        <Composer chat={chat} longestFileBytes={opened.settings.longestFileBytes} />
      </footer>
      <Announcer view={state.view} />
      {citation !== undefined && (
        <CitationPanel
          citation={citation}
          closed={() => {
            setCitation(undefined);
          }}
        />
      )}
      {dialog === 'call-back' && <CallBackForm chat={chat} closed={close} />}
      {dialog === 'complaint' && <ComplaintForm chat={chat} event={eventName} closed={close} />}
      {dialog === 'rating' && <RatingDialog chat={chat} closed={close} />}
      {dialog === 'end' && <EndDialog chat={chat} closed={close} />}
      {dialog === 'privacy' && <PrivacyDialog closed={close} />}
    </SpeechContext.Provider>
  );
}
