import type { CandidateView } from '../../wire/candidate.ts';
import { useSpeech } from '../state/speech.ts';
import { basisLine } from './draft-fields.ts';

/** An entry that is not written on any more, as it reads. */
export function EntryAnswer({ candidate: { draft } }: { candidate: CandidateView }) {
  const { say, day } = useSpeech();
  const facts = [
    { term: say('entry.topics'), text: draft.topics.map((topic) => say(`topic.${topic}`)).join(' · ') },
    { term: say('documents.basis'), text: draft.basis.map(basisLine).join(say('list.then')) },
    { term: say('documents.source'), text: draft.sources.join(say('list.then')) },
    { term: say('entry.from'), text: draft.effectiveFrom === '' ? '' : day(draft.effectiveFrom) },
    { term: say('entry.to'), text: draft.effectiveTo === '' ? '' : day(draft.effectiveTo) },
    { term: say('entry.checked'), text: draft.checkedOn === '' ? '' : day(draft.checkedOn) },
  ].filter(({ text }) => text !== '');
  return (
    <>
      <div class="two-columns">
        {(['zh-Hans', 'en'] as const).map((language) => (
          <section key={language} class="part" lang={language}>
            <h2>{draft.title[language]}</h2>
            <p class="passage-text">{draft.answer[language]}</p>
            <ul class="lines soft">
              {draft.askedAs[language].map((way) => (
                <li key={way}>{way}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <dl class="facts">
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
