import type { WireCard, WireCitation, WireLine, WireReply } from '../../line/wire.ts';
import { foreignLabel, nameOf } from '../citation-text.ts';
import { useSpeech } from '../speech.ts';

/** A reply of the assistant: lines with their markers, the record's rows, conditions, notices and sources. */
export function Reply({ reply, cite }: { reply: WireReply; cite: (citation: WireCitation) => void }) {
  const { say } = useSpeech();
  const show = (marker: number) => {
    const citation = reply.citations.find((each) => each.marker === marker);
    if (citation !== undefined) cite(citation);
  };
  return (
    <>
      {reply.lines.map((line, index) => (
        <Line key={index} line={line} reply={reply} show={show} />
      ))}
      {reply.card !== undefined && <Card card={reply.card} />}
      {reply.notices.length > 0 && (
        <aside class="notices">
          <h2>{say('reply.notices')}</h2>
          {reply.notices.map((notice, index) => (
            <p key={index}>{notice}</p>
          ))}
        </aside>
      )}
      {reply.citations.length > 0 && <Sources citations={reply.citations} show={show} />}
    </>
  );
}

function Line({ line, reply, show }: { line: WireLine; reply: WireReply; show: (marker: number) => void }) {
  const speech = useSpeech();
  const marks = (line.citations ?? []).map((marker) => {
    const citation = reply.citations.find((each) => each.marker === marker);
    if (citation === undefined) return null;
    const label = speech.say('citation.marker', { marker, title: nameOf(citation) });
    return (
      <button
        key={marker}
        type="button"
        class="mark"
        aria-label={label}
        onClick={() => {
          show(marker);
        }}
      >
        {marker}
      </button>
    );
  });
  if (line.quotedLanguage === undefined)
    return (
      <p dir="auto">
        {line.text}
        {marks}
      </p>
    );
  const foreign = foreignLabel(line.text, speech);
  return (
    <blockquote lang={foreign === undefined ? undefined : line.quotedLanguage}>
      {line.text}
      {marks}
    </blockquote>
  );
}

function Card({ card }: { card: WireCard }) {
  const { say } = useSpeech();
  const showsRows = card.rows.some((row) => !row.selected);
  return (
    <>
      {showsRows && (
        <table class="card">
          <caption>{card.title}</caption>
          <tbody>
            {card.rows.map((row, index) => (
              <tr key={index} class={row.selected ? 'selected' : undefined}>
                <th scope="row">
                  {row.label}
                  {row.selected && <span class="asked">{say('reply.asked')}</span>}
                </th>
                <td>{row.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {card.conditions.length > 0 && (
        <section class="conditions">
          <h2>{say('reply.conditions')}</h2>
          <ul>
            {card.conditions.map((condition, index) => (
              <li key={index}>{condition}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Sources({
  citations,
  show,
}: {
  citations: readonly WireCitation[];
  show: (marker: number) => void;
}) {
  const { say } = useSpeech();
  return (
    <section class="sources">
      <h2>{say('reply.sources')}</h2>
      <ul>
        {citations.map((citation) => (
          <li key={citation.marker}>
            <button
              type="button"
              class="source"
              onClick={() => {
                show(citation.marker);
              }}
            >
              <span class="source-number">{citation.marker}</span>
              <span>{nameOf(citation)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
