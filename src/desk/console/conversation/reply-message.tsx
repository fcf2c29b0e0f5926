import { useState } from 'preact/hooks';
import type { Citation } from '../../../consultation/turn.ts';
import { renderLine } from '../../../locale/render.ts';
import type { MessageView } from '../../wire/conversation.ts';
import { Badge } from '../parts/badge.tsx';
import { useSpeech } from '../state/speech.ts';
import { CitationDialog } from './citation-dialog.tsx';

type ReplyData = NonNullable<Extract<MessageView['message'], { kind: 'reply' }>['data']>;

/** What the assistant said, as the visitor saw it, with its sources at hand. */
export function ReplyMessage({ data: { reply, outcome, reason, language } }: { data: ReplyData }) {
  const { say } = useSpeech();
  const [shown, setShown] = useState<Citation>();
  return (
    <>
      <div lang={language}>
        {reply.lines.map((line, index) => (
          <p key={index} class="typed">
            {renderLine(line, language)}
          </p>
        ))}
        {reply.card !== undefined && (
          <ul class="reply-rows">
            {reply.card.rows
              .filter(({ selected }) => !selected)
              .map(({ label, value }) => (
                <li key={label}>{`${label}　${value}`}</li>
              ))}
            {reply.card.conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        )}
        {reply.notices.map((notice, index) => (
          <p key={index} class="reply-notice">
            {renderLine(notice, language)}
          </p>
        ))}
      </div>
      <p class="reply-foot">
        <Badge>{say(`outcome.${outcome}`)}</Badge>
        {reason !== undefined && <Badge>{say(`reason.${reason}`)}</Badge>}
        <Badge tone={reply.aiGenerated ? 'notice' : 'plain'}>
          {say(reply.aiGenerated ? 'message.ai' : 'message.automatic')}
        </Badge>
        {reply.citations.map((citation) => (
          <button
            key={citation.marker}
            type="button"
            class="source"
            onClick={() => {
              setShown(citation);
            }}
          >
            <span class="source-number">{citation.marker}</span>
            {citation.title} {citation.section}
          </button>
        ))}
      </p>
      {shown !== undefined && (
        <CitationDialog
          citation={shown}
          closed={() => {
            setShown(undefined);
          }}
        />
      )}
    </>
  );
}
