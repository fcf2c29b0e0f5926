import type { Document } from '../../knowledge/document.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Record as FactRecord, RecordValue } from '../../knowledge/record.ts';
import { valueText } from '../../knowledge/record-text.ts';
import { normalise } from '../../language/script.ts';
import type { Line } from '../turn.ts';
import type { Checked } from './check.ts';

/** A value of a record as a text, with its label. */
export interface CitedValue {
  readonly record: FactRecord;
  readonly value: RecordValue;
  readonly text: string;
}

/** What one citation of a line points to. */
export interface Cited {
  readonly passage: Passage;
  readonly document: Document | undefined;
  /** Title and place as the reader sees them. */
  readonly heading: string;
  readonly values: readonly CitedValue[];
}

/** The passages and records that a line cites. */
export function citedBy(line: Line, { draft, index, material }: Checked): Cited[] {
  return draft.citations
    .filter(({ marker }) => line.citations?.includes(marker))
    .flatMap(({ passageId, title, section }) => {
      const passage = index.passage(passageId);
      if (!passage) return [];
      const records = passage.recordIds.flatMap((id) => material.view.record(id) ?? []);
      return [
        {
          passage,
          document: index.document(passage.documentId),
          heading: `${title}\n${section}`,
          values: records.flatMap((record) =>
            record.values.map((value) => ({
              record,
              value,
              text: `${value.label[passage.language]} ${valueText(value, passage.language)}`,
            })),
          ),
        },
      ];
    });
}

/** All the words a line may rest on. */
export function wordsCited(cited: readonly Cited[]): string {
  return cited
    .flatMap(({ passage, heading, values }) => [
      heading,
      normalise(passage.text),
      ...values.map(({ text }) => text),
    ])
    .join('\n');
}
