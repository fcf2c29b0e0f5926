import { useEffect, useRef, useState } from 'preact/hooks';
import type { WidgetSentenceKey } from '../../../../../src/locale/widget/sentences.ts';
import type { Chat } from '../chat-model.ts';
import { useSpeech } from '../speech.ts';

const scores = [5, 4, 3, 2, 1] as const;
/** The reasons offered by whether the score is a good one; the service knows them by these names. */
const reasons = {
  good: ['clear', 'fast', 'correct', 'friendly'],
  bad: ['not-solved', 'wrong', 'hard-to-understand', 'slow', 'no-person', 'unfriendly'],
} as const;
const goodFrom = 4;

/** The five-step rating of the service with its reasons. */
export function Rating({ chat, done }: { chat: Chat; done?: () => void }) {
  const { say } = useSpeech();
  const [score, setScore] = useState<number>();
  const [given, setGiven] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The reasons push the button down, out of sight.
    if (score !== undefined) button.current?.scrollIntoView({ block: 'nearest' });
  }, [score]);
  const offered = score === undefined ? [] : reasons[score >= goodFrom ? 'good' : 'bad'];
  const submit = async () => {
    if (score === undefined) return;
    const arrived = await chat.rate(
      score,
      given.filter((reason) => (offered as readonly string[]).includes(reason)),
    );
    setFailed(!arrived);
    if (arrived) done?.();
  };
  const toggle = (reason: string) => {
    setGiven(given.includes(reason) ? given.filter((each) => each !== reason) : [...given, reason]);
  };
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset>
        <legend>{say('rating.title')}</legend>
        <div class="scores">
          {scores.map((each) => (
            <label key={each} class="option">
              <input
                type="radio"
                name="score"
                value={each}
                checked={score === each}
                onChange={() => {
                  setScore(each);
                }}
              />
              {say(`rating.${each}` as WidgetSentenceKey)}
            </label>
          ))}
        </div>
      </fieldset>
      {offered.length > 0 && (
        <fieldset>
          <legend>{say('rating.reasons')}</legend>
          <div class="reasons">
            {offered.map((reason) => (
              <label key={reason} class="option">
                <input
                  type="checkbox"
                  checked={given.includes(reason)}
                  onChange={() => {
                    toggle(reason);
                  }}
                />
                {say(`reason.${reason}`)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <p class="error" role="alert">
        {failed && say('act.failed')}
      </p>
      <button ref={button} type="submit" class="main" disabled={score === undefined}>
        {say('rating.submit')}
      </button>
    </form>
  );
}
