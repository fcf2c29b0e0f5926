import { useEffect, useRef, useState } from 'preact/hooks';
import type { WidgetSentenceKey } from '../../../../../src/locale/widget/sentences.ts';
import type { WireReply } from '../../line/wire.ts';
import type { Chat, ChatState } from '../chat-model.ts';
import { copyOf } from '../citation-text.ts';
import type { Thumbs } from '../entries.ts';
import { useSpeech } from '../speech.ts';

/** What can be done with an answer: copy it with its label and sources, and say whether it helped. */
export function ReplyTools({
  id,
  reply,
  label,
  thumbs,
  given,
  chat,
}: {
  id: string;
  reply: WireReply;
  label: string | undefined;
  thumbs: Thumbs | undefined;
  given: ChatState['thumbs'][string] | undefined;
  chat: Chat;
}) {
  const speech = useSpeech();
  const [said, setSaid] = useState<WidgetSentenceKey>();
  const copy = async () => {
    setSaid((await copied(copyOf(reply, label, speech))) ? 'reply.copied' : 'reply.copy-failed');
  };
  const [asksWhy, setAsksWhy] = useState(false);
  /** A thumb counts at once; one that points down is asked for its reason afterwards. */
  const give = async (thumb: 'like' | 'dislike', reason?: string) => {
    if (thumbs === undefined) return;
    setAsksWhy(thumb === 'dislike' && reason === undefined);
    setSaid((await chat.thumb(id, thumbs, thumb, reason)) ? 'reply.thanks' : 'act.failed');
  };
  return (
    <div class="tools">
      <button type="button" class="tool" onClick={() => void copy()}>
        {speech.say('reply.copy')}
      </button>
      {thumbs !== undefined &&
        (['like', 'dislike'] as const).map((thumb) => (
          <button
            key={thumb}
            type="button"
            class="tool"
            aria-pressed={given === thumb}
            onClick={() => void give(thumb)}
          >
            {speech.say(thumb === 'like' ? 'reply.helpful' : 'reply.unhelpful')}
          </button>
        ))}
      <span class="said" role="status">
        {said !== undefined && speech.say(said)}
      </span>
      {asksWhy && (
        <Reasons
          give={(reason) => void give('dislike', reason)}
          none={() => {
            setAsksWhy(false);
          }}
        />
      )}
    </div>
  );
}

/** Why an answer did not help; the service knows the reasons by these names. */
const reasons = ['off-the-point', 'wrong', 'outdated', 'incomplete', 'hard-to-understand'] as const;

function Reasons({ give, none }: { give: (reason: string) => void; none: () => void }) {
  const { say } = useSpeech();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    group.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={group} class="why" role="group" aria-label={say('feedback.why')}>
      <p>{say('feedback.why')}</p>
      {reasons.map((reason) => (
        <button
          key={reason}
          type="button"
          onClick={() => {
            give(reason);
          }}
        >
          {say(`feedback.${reason}`)}
        </button>
      ))}
      <button type="button" class="tool" onClick={none}>
        {say('feedback.none')}
      </button>
    </div>
  );
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
