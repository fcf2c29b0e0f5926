import type { Record as FactRecord, RecordValue } from '../../knowledge/record.ts';

/** Whether a value holds for a stage; one without stages holds for every. */
export function holdsFor({ applies }: RecordValue, stage: number): boolean {
  return (applies?.from ?? stage) <= stage && stage <= (applies?.to ?? stage);
}

/** Whether a record's values are told apart by years or stages. */
export function isStaged(record: FactRecord): boolean {
  return record.values.some(({ applies }) => applies?.from !== undefined || applies?.to !== undefined);
}

/** Whether a record whose values are told apart by stages states all that are asked for. */
export function statesStage(record: FactRecord, stages: readonly number[]): boolean {
  const staged = record.values.filter(
    ({ applies }) => applies?.from !== undefined || applies?.to !== undefined,
  );
  return staged.length === 0 || stages.every((stage) => staged.some((value) => holdsFor(value, stage)));
}
