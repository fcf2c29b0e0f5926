import { useEffect, useState } from 'preact/hooks';
import type { ExplainedPassage, KnowledgeExplanation } from '../../wire/knowledge.ts';
import { Badge } from '../parts/badge.tsx';
import { Empty } from '../parts/empty.tsx';
import { Field, SelectField } from '../parts/field.tsx';
import { Form, needed } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { Link } from '../parts/link.tsx';
import type { Query } from '../net/api.ts';
import { useConsole } from '../state/console.ts';
import { wordOf } from '../state/lists.ts';
import { useSpeech } from '../state/speech.ts';
import type { AreaProps } from './knowledge-screen.tsx';

const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;

/** Search as a visitor would ask, with what ranked, what was dropped, and why. */
export function SearchPart({ query }: AreaProps) {
  const { api } = useConsole();
  const { say } = useSpeech();
  const [found, setFound] = useState<KnowledgeExplanation>();
  const search = (asked: Query) => api.get<KnowledgeExplanation>('/knowledge/search', asked);
  // Who comes from a gap, or back to this page, has asked already.
  useEffect(() => {
    const q = query.get('q');
    if (q === null) return;
    void search({ q }).then((result) => {
      if (result.kind === 'ok') setFound((before) => before ?? result.value);
    });
  }, []);
  return (
    <>
      <Heading title={say('knowledge.search')} note={say('search.hint')} />
      <Form<KnowledgeExplanation>
        check={needed(['q'], say('entry.fault'))}
        send={({ q, asOf, language }) => search({ q, asOf, language })}
        done={setFound}
        yes={say('search.go')}
      >
        {(errors) => (
          <>
            <Field
              name="q"
              label={say('search.question')}
              required
              longest={2_000}
              initial={query.get('q') ?? undefined}
              error={errors.q}
              focused
            />
            <div class="fields-in-row">
              <Field name="asOf" type="date" label={say('search.as-of')} error={errors.asOf} />
              <SelectField
                name="language"
                label={say('search.language')}
                none={say('search.language-own')}
                options={languages.map((value) => ({ value, text: say(`language.${value}`) }))}
              />
            </div>
          </>
        )}
      </Form>
      {found !== undefined && <Explanation found={found} />}
    </>
  );
}

function Explanation({ found }: { found: KnowledgeExplanation }) {
  const speech = useSpeech();
  const { say } = speech;
  const ranked = found.passages.filter(({ dropped }) => dropped === undefined);
  const dropped = found.passages.filter((passage) => passage.dropped !== undefined);
  const { understood } = found;
  const facts = [
    { term: say('search.understood'), text: found.query },
    {
      term: say('entry.topics'),
      text: understood.topic === undefined ? say('figures.unknown') : say(`topic.${understood.topic}`),
    },
    { term: say('entry.function'), text: say(`function.${understood.hotlineFunction}`) },
    {
      term: say('search.rights'),
      text: understood.rights.map((each) => wordOf('right', each, speech)).join(' · ') || say('figures.none'),
    },
    {
      term: say('search.aspects'),
      text:
        understood.aspects.map((each) => wordOf('aspect', each, speech)).join(' · ') || say('figures.none'),
    },
  ];
  return (
    <section class="explanation" aria-live="polite">
      <div class="part">
        <h2>{say('search.result')}</h2>
        <p class="badges">
          <Badge tone={found.outcome.startsWith('answered') ? 'good' : 'notice'}>
            {wordOf('outcome', found.outcome, speech)}
          </Badge>
          {found.reason !== undefined && <Badge>{wordOf('reason', found.reason, speech)}</Badge>}
          <span>
            {say('search.confidence', {
              confidence: found.confidence.toFixed(2),
              threshold: found.threshold.toFixed(2),
            })}
          </span>
          <span class="soft">
            {say('search.release', { release: found.release, milliseconds: found.milliseconds })}
          </span>
        </p>
        {found.aiGenerated && <Badge tone="notice">{say('message.ai')}</Badge>}
        <blockquote class="quoted" aria-label={say('search.visitor-reads')}>
          {found.answer === '' ? say('search.visitor-reads-nothing') : found.answer}
        </blockquote>
        <dl class="facts">
          {facts.map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {Object.keys(found.signals).length > 0 && (
          <details>
            <summary>{say('search.signals')}</summary>
            <Numbers rows={Object.entries(found.signals).map(([part, value]) => ({ part, value }))} />
          </details>
        )}
      </div>
      {found.passages.length === 0 && <Empty title={say('search.nothing')} />}
      <Passages title={say('search.ranked')} passages={ranked} />
      <Passages title={say('search.dropped')} passages={dropped} />
    </section>
  );
}

function Passages({ title, passages }: { title: string; passages: readonly ExplainedPassage[] }) {
  const speech = useSpeech();
  const { say } = speech;
  if (passages.length === 0) return null;
  return (
    <div class="part">
      <h2>{title}</h2>
      <ol class="passages">
        {passages.map(({ evidence, rank, weight, parts, dropped, cited }) => (
          <li key={evidence.passageId} value={rank}>
            <p class="badges">
              <Link to={`knowledge/search/${evidence.documentId}`}>{evidence.title}</Link>
              <span class="soft">{evidence.section}</span>
              <Badge tone={evidence.badge === 'in-force' ? 'plain' : 'notice'}>
                {say(`badge.${evidence.badge}`)}
              </Badge>
              {evidence.status !== 'confirmed' && (
                <Badge tone={evidence.status === 'unconfirmed' ? 'notice' : 'plain'}>
                  {say(`status.${evidence.status}`)}
                </Badge>
              )}
              {cited && <Badge tone="good">{say('search.cited')}</Badge>}
              {dropped !== undefined && <Badge tone="danger">{say(`dropped.${dropped}`)}</Badge>}
              {weight !== undefined && <span>{say('search.weight', { weight: weight.toFixed(2) })}</span>}
            </p>
            <p class="passage-text">{evidence.quote}</p>
            <details>
              <summary>{say(parts.length > 0 ? 'search.parts' : 'search.raw')}</summary>
              {parts.length > 0 && (
                <Numbers
                  rows={[...parts].sort((one, other) => Math.abs(other.adds) - Math.abs(one.adds))}
                  words
                />
              )}
              <Numbers rows={Object.entries(evidence.scores).map(([part, value]) => ({ part, value }))} />
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Numbers by name, with what each adds where that is known. */
function Numbers({
  rows,
  words = false,
}: {
  rows: readonly { readonly part: string; readonly value: number; readonly adds?: number }[];
  words?: boolean;
}) {
  const speech = useSpeech();
  const { say } = speech;
  const adds = rows.some((row) => row.adds !== undefined);
  return (
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">{say('search.part')}</th>
          <th scope="col">{say('search.value')}</th>
          {adds && <th scope="col">{say('search.adds')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ part, value, adds: added }) => (
          <tr key={part}>
            <th scope="row">{words ? wordOf('part', part, speech) : part}</th>
            <td>{rounded(value)}</td>
            {added !== undefined && <td>{`${added > 0 ? '+' : ''}${added.toFixed(2)}`}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
