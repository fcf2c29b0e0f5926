import type { ComponentChildren } from 'preact';
import type { WidgetSentenceKey } from '../../../../../src/locale/widget/sentences.ts';
import type { WireChoice, WireCitation } from '../../line/wire.ts';
import type { Chat, ChatState } from '../chat-model.ts';
import type { FreshStart } from '../conversation-view.ts';
import type { Entry as ListEntry, FileLink } from '../entries.ts';
import { useSpeech, type Speech } from '../speech.ts';
import { Reply } from './reply.tsx';
import { ReplyTools } from './reply-tools.tsx';

/** One thing in the conversation. `current`: nothing was asked after it, so its choices still stand. */
export function Entry({
  entry,
  current,
  thumb,
  agentName,
  chat,
  cite,
}: {
  entry: ListEntry | FreshStart;
  current: boolean;
  thumb: ChatState['thumbs'][string] | undefined;
  agentName: string | undefined;
  chat: Chat;
  cite: (citation: WireCitation) => void;
}) {
  const speech = useSpeech();
  const { say } = speech;
  switch (entry.kind) {
    case 'fresh':
      return <Separator>{say('hands.fresh')}</Separator>;
    case 'hands':
      return <Separator>{handsText(entry, speech)}</Separator>;
    case 'rating':
      return (
        <Separator>
          {say('rating.given', { score: say(`rating.${entry.score}` as WidgetSentenceKey) })}
        </Separator>
      );
    case 'visitor':
      return (
        <li class="entry visitor">
          <Byline at={entry.at}>{say('who.visitor')}</Byline>
          <Bubble text={entry.text} files={entry.files} />
        </li>
      );
    case 'words':
      return (
        <li class={`entry ${entry.from}`}>
          <Byline at={entry.at}>{speakerName(entry, agentName, speech)}</Byline>
          <Bubble text={entry.text} files={entry.files} />
          {current && <Choices choices={entry.choices} chat={chat} />}
        </li>
      );
    case 'reply':
      return (
        <li class="entry assistant">
          <Byline at={entry.at}>
            {say('who.assistant')}
            {entry.label !== undefined && (
              <span class={entry.reply.aiGenerated ? 'label ai' : 'label'}>{entry.label}</span>
            )}
          </Byline>
          <div class="bubble">
            <Reply reply={entry.reply} cite={cite} />
          </div>
          {current && <Choices choices={entry.reply.choices} chat={chat} />}
          {(entry.label !== undefined || entry.reply.citations.length > 0) && (
            <ReplyTools {...entry} label={entry.label} thumbs={entry.thumbs} given={thumb} chat={chat} />
          )}
        </li>
      );
  }
}

function speakerName(
  entry: Extract<ListEntry, { kind: 'words' }>,
  agentName: string | undefined,
  { say }: Speech,
): string {
  if (entry.from !== 'agent') return say(entry.from === 'service' ? 'who.service' : 'who.assistant');
  const name = entry.name ?? agentName;
  return name === undefined ? say('who.agent') : `${say('who.agent')} ${name}`;
}

function handsText({ act, name }: Extract<ListEntry, { kind: 'hands' }>, { say }: Speech): string {
  if (act === 'take') return name === undefined ? say('hands.take-unnamed') : say('hands.take', { name });
  return say(handsKeys[act] ?? 'hands.hand-back');
}

const handsKeys: Readonly<Record<string, WidgetSentenceKey>> = {
  handover: 'hands.handover',
  cancel: 'hands.cancel',
  'nobody-on-duty': 'hands.nobody-on-duty',
  transfer: 'hands.transfer',
  absent: 'hands.absent',
  'hand-back': 'hands.hand-back',
  close: 'hands.close',
};

function Separator({ children }: { children: ComponentChildren }) {
  return (
    <li class="separator">
      <span>{children}</span>
    </li>
  );
}

function Byline({ at, children }: { at: number | undefined; children: ComponentChildren }) {
  const { time } = useSpeech();
  return (
    <p class="byline">
      {children}
      {at !== undefined && <time dateTime={new Date(at).toISOString()}>{time(at)}</time>}
    </p>
  );
}

function Bubble({ text, files }: { text: string; files: readonly FileLink[] }) {
  const { say } = useSpeech();
  return (
    <div class="bubble">
      {text !== '' && (
        <p class="typed" dir="auto">
          {text}
        </p>
      )}
      {files.map((file) => (
        <a key={file.url} class="file" href={file.url} target="_blank" rel="noopener noreferrer">
          {file.isPicture ? (
            <img src={file.url} alt={say('file.picture', { name: file.name })} />
          ) : (
            say('file.open', { name: file.name })
          )}
        </a>
      ))}
    </div>
  );
}

function Choices({ choices, chat }: { choices: readonly WireChoice[]; chat: Chat }) {
  const { say } = useSpeech();
  if (choices.length === 0) return null;
  return (
    <div class="choices" role="group" aria-label={say('reply.choices')}>
      {choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          onClick={() => {
            chat.choose(choice);
          }}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
