import type { ComponentChildren } from 'preact';
import type { PhoneAnswer } from '../../wire/phone.ts';
import { Badge } from '../parts/badge.tsx';
import { useSpeech } from '../state/speech.ts';

/** What to say: the sentence first and large, then figures, conditions and what to mind. */
export function PhoneAnswerView({
  answer,
  choose,
}: {
  answer: PhoneAnswer;
  choose: (index: number) => void;
}) {
  const { say } = useSpeech();
  const { sentence, more, figures, conditions, notices, choices, wouldSend, aiGenerated, language } = answer;
  return (
    <>
      <p class="phone-standing">
        <Badge tone={wouldSend ? 'good' : 'notice'}>
          {say('suggestion.confidence', { percent: Math.round(answer.confidence * 100) })}
        </Badge>
        {sentence !== undefined && !wouldSend && <Badge tone="danger">{say('phone.unsure')}</Badge>}
        {sentence !== undefined && (
          <Badge tone={aiGenerated ? 'notice' : 'plain'}>
            {say(aiGenerated ? 'message.ai' : 'message.automatic')}
          </Badge>
        )}
        <span class="phone-search">
          {say('phone.searched', { query: answer.query })} ·{' '}
          {say('span.milliseconds', { count: Math.round(answer.milliseconds) })}
        </span>
      </p>
      {sentence === undefined ? (
        choices.length === 0 && (
          <div class="note">
            <p>{say('phone.nothing')}</p>
            <p>{say('phone.nothing-hint')}</p>
          </div>
        )
      ) : (
        <>
          <h2 class="phone-label">{say('phone.read-out')}</h2>
          <p class="phone-sentence" lang={language}>
            {sentence}
          </p>
        </>
      )}
      {choices.length > 0 && (
        <Block title={say('phone.choices')}>
          <ul class="phone-choices">
            {choices.map(({ label }, index) => (
              <li key={label}>
                <button
                  type="button"
                  onClick={() => {
                    choose(index);
                  }}
                >
                  <kbd>{`Alt ${index + 1}`}</kbd>
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </Block>
      )}
      {more.length > 0 && <Texts title={say('phone.more')} texts={more} language={language} />}
      {figures.length > 0 && (
        <Block title={say('phone.figures')}>
          <table class="phone-figures">
            <tbody>
              {figures.map(({ label, value, selected }) => (
                <tr key={label} class={selected ? 'selected' : undefined}>
                  <th scope="row">
                    {label}
                    {selected && <Badge tone="accent">{say('phone.asked-for')}</Badge>}
                  </th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Block>
      )}
      {conditions.length > 0 && (
        <Texts title={say('phone.conditions')} texts={conditions} language={language} />
      )}
      {notices.length > 0 && (
        <div class="note phone-notices">
          <h2 class="phone-label">{say('phone.notices')}</h2>
          {notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </div>
      )}
    </>
  );
}

function Texts({ title, texts, language }: { title: string; texts: readonly string[]; language: string }) {
  return (
    <Block title={title}>
      <ul class="phone-texts" lang={language}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Block>
  );
}

function Block({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="phone-block">
      <h2 class="phone-label">{title}</h2>
      {children}
    </section>
  );
}
