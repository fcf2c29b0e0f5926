import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Empty } from '../parts/empty.tsx';
import { Heading } from '../parts/heading.tsx';
import type { Screen, ScreenProps } from '../screens.ts';
import type { Place } from '../state/router.ts';
import { useSpeech } from '../state/speech.ts';

interface Arrived {
  readonly id: string;
  readonly View?: ComponentType<ScreenProps>;
}

/** Draws the screen of the address, once its script is there. */
export function ScreenPlace({ screen, place }: { screen: Screen | undefined; place: Place }) {
  const { say } = useSpeech();
  const [arrived, setArrived] = useState<Arrived>();
  useEffect(() => {
    if (screen === undefined) return;
    const { id } = screen;
    screen.load().then(
      (module) => {
        setArrived({ id, View: module.default });
      },
      () => {
        setArrived({ id });
      },
    );
  }, [screen]);
  if (screen === undefined)
    return place.screen === '' ? null : (
      <>
        <Heading title={say('page.not-found')} />
        <Empty title={say('page.not-found-hint')} />
      </>
    );
  if (arrived?.id !== screen.id)
    return (
      <p class="loading" role="status">
        {say('loading')}
      </p>
    );
  if (arrived.View === undefined)
    return (
      <Empty title={say('page.broken')}>
        <button
          type="button"
          class="main"
          onClick={() => {
            location.reload();
          }}
        >
          {say('page.reload')}
        </button>
      </Empty>
    );
  return <arrived.View rest={place.rest} query={place.query} />;
}
