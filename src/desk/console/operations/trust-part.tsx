import type { TrustView } from '../../wire/trust.ts';
import { useConsole } from '../state/console.ts';
import { useLoaded, useReloadOn } from '../state/loaded.ts';
import { Shown } from '../parts/shown.tsx';
import { useSpeech, type Speech } from '../state/speech.ts';

const percent = (share: number): string => `${Number((100 * share).toFixed(1))}%`;

/** What the accepted share of wrong answers comes to, what other shares would, and who contradicts it. */
export function TrustPart() {
  const { api } = useConsole();
  const speech = useSpeech();
  const { say } = speech;
  const loaded = useLoaded<TrustView>((signal) => api.get('/operations/trust', undefined, signal), []);
  useReloadOn(['operations'], loaded.reload);
  return (
    <Shown loaded={loaded}>
      {(trust) => (
        <section class="part" aria-label={say('trust.title')}>
          <h2>{say('trust.title')}</h2>
          <p>{promiseOf(trust, speech)}</p>
          <p>{say('trust.hand-over', { share: percent(trust.handOverShare), number: trust.questions })}</p>
          {(trust.sides ?? []).map((side) => (
            <p key={side.by} role={side.contradicts ? 'alert' : undefined}>
              {say(`trust.${side.by}`, { judged: side.judged, wrong: side.wrong })}
              {side.contradicts && ` ${say('trust.contradicted')}`}
            </p>
          ))}
          <p class="soft">
            {say('trust.others', {
              list: trust.others
                .map(({ target, promised, handOverShare }) =>
                  promised
                    ? say('trust.other', { target: percent(target), share: percent(handOverShare) })
                    : say('trust.other-not', { target: percent(target) }),
                )
                .join(say('list.then')),
            })}
          </p>
        </section>
      )}
    </Shown>
  );
}

function promiseOf(
  { target, promised, matches, errorShare, missingQuestions }: TrustView,
  { say }: Speech,
): string {
  if (!matches) return say('trust.not-calibrated');
  if (promised) return say('trust.promised', { target: percent(target), share: percent(errorShare) });
  return missingQuestions === undefined
    ? say('trust.impossible', { target: percent(target) })
    : say('trust.missing', { target: percent(target), number: missingQuestions });
}
