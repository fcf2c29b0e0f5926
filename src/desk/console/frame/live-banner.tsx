import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { useConsole } from '../state/console.ts';
import { useSpeech } from '../state/speech.ts';

/** A break that heals at once is no news. */
const briefMs = 1_500;

/** Says that the connection is lost, for as long as it is, and that it is back. */
export function LiveBanner() {
  const { live, toasts } = useConsole();
  const { say, span } = useSpeech();
  const [status, setStatus] = useState(live.status());
  const [now, setNow] = useState(Date.now());
  const wasTold = useRef(false);
  useEffect(() => live.onStatus(setStatus), [live]);
  const since = status.kind === 'offline' ? status.since : undefined;
  useEffect(() => {
    if (since === undefined) {
      if (wasTold.current) toasts.show('done', say('live.back'));
      wasTold.current = false;
      return undefined;
    }
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [since]);
  const isTold = since !== undefined && now - since >= briefMs;
  useEffect(() => {
    wasTold.current ||= isTold;
  }, [isTold]);
  return (
    <>
      <div class="live-banner" hidden={!isTold} data-status={status.kind}>
        <Icon name="warning" />
        <p>{since === undefined ? '' : say('live.offline', { span: span(now - since) })}</p>
        <button type="button" onClick={live.retry}>
          {say('live.retry')}
        </button>
      </div>
      <p class="unseen" role="alert">
        {isTold ? say('live.offline', { span: '' }) : ''}
      </p>
    </>
  );
}
