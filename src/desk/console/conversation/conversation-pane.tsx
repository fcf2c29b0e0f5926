import { useState } from 'preact/hooks';
import type { ConversationView } from '../../wire/conversation.ts';
import { Badge } from '../parts/badge.tsx';
import { Link } from '../parts/link.tsx';
import { useShortcuts } from '../state/shortcuts.ts';
import { useSpeech } from '../state/speech.ts';
import { useTake } from '../state/take.ts';
import { CloseDialog } from './close-dialog.tsx';
import { Composer } from './composer.tsx';
import { HandBackDialog } from './hand-back-dialog.tsx';
import { MessageList } from './message-list.tsx';
import { ReachLine } from './reach-line.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import type { Suggestions } from './use-suggestions.ts';

type Act = 'transfer' | 'hand-back' | 'close';

/** What was said, with the acts above and the box below. */
export function ConversationPane({
  view,
  reload,
  suggestions,
}: {
  view: ConversationView;
  reload: () => void;
  suggestions: Suggestions;
}) {
  const { say } = useSpeech();
  const take = useTake();
  const [act, setAct] = useState<Act>();
  const { id } = view.conversation;
  const { may, messages } = view;
  const close = () => {
    setAct(undefined);
  };
  useShortcuts([
    { keys: 't', title: 'keys.take', when: may.take, act: () => void take(id) },
    {
      keys: 'x',
      title: 'keys.transfer',
      when: may.send,
      act: () => {
        setAct('transfer');
      },
    },
    {
      keys: 'b',
      title: 'keys.hand-back',
      when: may.send,
      act: () => {
        setAct('hand-back');
      },
    },
    {
      keys: 'c',
      title: 'keys.close-conversation',
      when: may.send,
      act: () => {
        setAct('close');
      },
    },
  ]);
  return (
    <section class="pane" aria-label={say('screen.conversations')}>
      <header class="pane-head">
        <Facts view={view} />
        <div class="pane-acts">
          {may.take && (
            <button type="button" class="main" onClick={() => void take(id)}>
              {say('pane.take')}
            </button>
          )}
          {may.send &&
            (['transfer', 'hand-back', 'close'] as const).map((each) => (
              <button
                key={each}
                type="button"
                onClick={() => {
                  setAct(each);
                }}
              >
                {say(`pane.${each}`)}
              </button>
            ))}
        </div>
      </header>
      {messages === undefined ? (
        <p class="pane-note">{say('pane.not-readable')}</p>
      ) : (
        <MessageList view={view} messages={messages} />
      )}
      {may.send && view.reach !== undefined && <ReachLine reach={view.reach} />}
      {may.send && (
        <Composer
          id={id}
          language={view.conversation.language}
          mayTranslate={may.translate}
          taken={suggestions.taken}
          sent={reload}
        />
      )}
      {act === 'transfer' && <TransferDialog id={id} closed={close} />}
      {act === 'hand-back' && <HandBackDialog id={id} closed={close} />}
      {act === 'close' && <CloseDialog view={view} closed={close} />}
    </section>
  );
}

function Facts({ view: { conversation, rating, wrapUp } }: { view: ConversationView }) {
  const { say, moment } = useSpeech();
  const { owner, agentName, channel, language, topic, district, event, openedAt, previousId, position } =
    conversation;
  const standing =
    owner === 'agent' && agentName !== undefined
      ? say('pane.owner-agent', { name: agentName })
      : say(`owner.${owner}`);
  return (
    <div class="pane-facts">
      <h2>
        {topic === undefined ? say('pane.visitor') : say(`topic.${topic}`)}
        <Badge tone={owner === 'queue' ? 'notice' : owner === 'agent' ? 'accent' : 'plain'}>{standing}</Badge>
        {position !== undefined && <Badge>{say('pane.position', { position })}</Badge>}
        {rating !== undefined && (
          <Badge tone={rating.score <= 2 ? 'danger' : 'good'}>
            {say('pane.rated', { score: rating.score })}
          </Badge>
        )}
      </h2>
      <p>
        {[
          say(`channel.${channel}`),
          say(`language.${language}`),
          district,
          event,
          say('pane.opened', { at: moment(openedAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
        {previousId !== undefined && (
          <>
            {' · '}
            <Link to={`conversations/${previousId}`}>{say('pane.previous')}</Link>
          </>
        )}
      </p>
      {wrapUp !== undefined && (
        <p>
          {[
            say('pane.wrap-up'),
            say(`result.${wrapUp.result}`),
            say(`function.${wrapUp.hotlineFunction}`),
            wrapUp.note,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </div>
  );
}
