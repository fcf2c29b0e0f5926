import { languages } from '../language/language.ts';
import { sentences } from '../locale/sentences.ts';

/**
 * The label in a file's metadata that it holds text of a model, under the key `AIGC` (GB 45438-2025; Measures for labelling
 * AI-generated content, article 5): `Label` 1 for generated, who provides the service, and the number of what was made.
 * Fields that the standard reserves are there and empty.
 */
export interface GeneratedLabel {
  readonly Label: '1';
  readonly ContentProducer: string;
  readonly ProduceID: string;
  readonly ReservedCode1: '';
  readonly ContentPropagator: string;
  readonly PropagateID: string;
  readonly ReservedCode2: '';
}

/** Who is named as the provider where no office is configured. */
const anyProducer = 'Tongda 通答';

/** The label of one file; the office both makes and gives it out. */
export function generatedLabel(producer: string | undefined, id: string): GeneratedLabel {
  const name = producer === undefined || producer === '' ? anyProducer : producer;
  return {
    Label: '1',
    ContentProducer: name,
    ProduceID: id,
    ReservedCode1: '',
    ContentPropagator: name,
    PropagateID: id,
    ReservedCode2: '',
  };
}

/** What is written where a model had a part: the mark of a reply, and the lines under what an agent sent. */
const traces: readonly string[] = [
  '"aiGenerated":true',
  ...languages.flatMap((language) => [
    sentences[language]['label.ai-draft'],
    sentences[language]['label.ai-translation'],
  ]),
];

/** Whether a model wrote or translated something in rows of the state database, whose columns of JSON are text. */
export function holdsGenerated(rows: readonly object[]): boolean {
  return rows.some((row) =>
    Object.values(row).some(
      (value: unknown) => typeof value === 'string' && traces.some((trace) => value.includes(trace)),
    ),
  );
}
