import { useEffect, useState } from 'preact/hooks';
import type { WidgetSentenceKey } from '../../../../../src/locale/widget/sentences.ts';
import type { ConnectionStatus } from '../../line/connection.ts';
import { useSpeech } from '../speech.ts';

const texts: Readonly<Record<ConnectionStatus, WidgetSentenceKey | undefined>> = {
  online: undefined,
  connecting: 'connection.connecting',
  slow: 'connection.slow',
  reconnecting: 'connection.reconnecting',
  offline: 'connection.offline',
  busy: 'connection.busy',
  unreachable: 'connection.refused',
};
/** A connection that is back sooner needs no word. */
const patienceMs = 1_200;
const retryable: ReadonlySet<ConnectionStatus> = new Set(['reconnecting', 'unreachable']);

/** How the connection stands, where it is not as it should be. */
export function ConnectionBanner({ status, retry }: { status: ConnectionStatus; retry: () => void }) {
  const { say } = useSpeech();
  const [shown, setShown] = useState<ConnectionStatus>('online');
  const [wasShown, setWasShown] = useState(false);
  useEffect(() => {
    const isUrgent = status === 'online' || status === 'offline';
    const timer = setTimeout(
      () => {
        setShown(status);
        if (status !== 'online' && status !== 'connecting') setWasShown(true);
      },
      isUrgent ? 0 : patienceMs,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [status]);
  const key = texts[shown];
  return (
    <div class="banner" data-status={shown}>
      <p role="status">
        {key !== undefined && say(key)}
        {key === undefined && wasShown && <span class="unseen">{say('connection.restored')}</span>}
      </p>
      {retryable.has(shown) && (
        <button type="button" class="quiet" onClick={retry}>
          {say('connection.retry')}
        </button>
      )}
    </div>
  );
}
