import type { ReachView } from '../../wire/conversation.ts';
import { Badge } from '../parts/badge.tsx';
import { useSpeech } from '../state/speech.ts';

/** What WeChat lets an agent write to the visitor: how many messages, until when, or why none gets through. */
export function ReachLine({ reach }: { reach: ReachView }) {
  const { say, moment } = useSpeech();
  const { reachable, remaining, windowEndsAt, obstacle, untold, unknown } = reach;
  return (
    <div class="reach" role="status">
      <Badge tone={reachable ? (remaining <= 2 ? 'notice' : 'good') : 'danger'}>
        {reachable ? say('reach.remaining', { count: remaining }) : say('reach.unreachable')}
      </Badge>
      <p>
        {obstacle !== undefined
          ? `${say(`reach.obstacle.${obstacle.reason}`)}${obstacle.code === undefined ? '' : say('reach.code', { code: obstacle.code })}`
          : windowEndsAt !== undefined && say('reach.until', { at: moment(windowEndsAt) })}
      </p>
      {untold > 0 && !reachable && <p>{say('reach.untold', { count: untold })}</p>}
      {unknown > 0 && <p>{say('reach.unknown', { count: unknown })}</p>}
    </div>
  );
}
