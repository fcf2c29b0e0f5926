import type { WireCitation } from '../../line/wire.ts';
import { foreignLabel, languageOfQuote, validityOf } from '../citation-text.ts';
import { isHttpAddress } from '../entries.ts';
import { useSpeech } from '../speech.ts';
import { Dialog } from './dialog.tsx';

/** A source of an answer: what it is, since when it is in force, and its own words. */
export function CitationPanel({ citation, closed }: { citation: WireCitation; closed: () => void }) {
  const speech = useSpeech();
  const { say } = speech;
  const facts = [
    { term: say('citation.section'), text: citation.section },
    { term: say('citation.number'), text: citation.documentNumber ?? '' },
    { term: say('citation.issuer'), text: citation.issuer ?? '' },
    { term: say('citation.validity'), text: validityOf(citation, speech) },
  ].filter(({ text }) => text !== '');
  const { url } = citation;
  return (
    <Dialog title={say('citation.heading', { marker: citation.marker })} closed={closed}>
      <h3 class="source-title">{citation.title}</h3>
      <dl class="facts">
        {facts.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <h3>{foreignLabel(citation.quote, speech) ?? say('citation.quote')}</h3>
      <blockquote class="source-quote" lang={languageOfQuote(citation.quote)}>
        {citation.quote}
      </blockquote>
      {url !== undefined && isHttpAddress(url) && (
        <p>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {say('citation.open')}
            {say('citation.new-window')}
          </a>
        </p>
      )}
    </Dialog>
  );
}
