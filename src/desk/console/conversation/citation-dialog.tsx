import type { Citation } from '../../../consultation/turn.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useSpeech } from '../state/speech.ts';
import { isWebAddress, validityWords } from './validity-words.ts';

/** A source: what it is, since when it is in force, its own words, and where it stands. */
export function CitationDialog({ citation, closed }: { citation: Citation; closed: () => void }) {
  return (
    <Dialog title={`${citation.title} ${citation.section}`.trim()} closed={closed}>
      <CitationText citation={citation} />
    </Dialog>
  );
}

/** The inside of it, for where there is no dialog. */
export function CitationText({ citation }: { citation: Citation }) {
  const speech = useSpeech();
  const { say } = speech;
  const facts = [
    { term: say('evidence.number'), text: citation.documentNumber ?? '' },
    { term: say('evidence.issuer'), text: citation.issuer ?? '' },
    { term: say('evidence.validity'), text: validityWords(citation, speech) },
  ].filter(({ text }) => text !== '');
  return (
    <>
      <dl class="facts">
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <blockquote class="quote">{citation.quote}</blockquote>
      {isWebAddress(citation.url) && (
        <p>
          <a href={citation.url} target="_blank" rel="noopener noreferrer">
            {say('evidence.open')}
          </a>
        </p>
      )}
    </>
  );
}
