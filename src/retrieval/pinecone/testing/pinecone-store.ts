import type { SparseVector, VendorRecord } from '../vendor-index.ts';

/** A condition on one field of the metadata, in the vendor's words. */
type Condition = Readonly<
  Partial<Record<'$eq' | '$ne' | '$gt' | '$gte' | '$lt' | '$lte' | '$in' | '$nin', unknown>>
>;
export type Filter = Readonly<Record<string, Condition>>;

const comparisons: Readonly<Record<keyof Condition, (value: unknown, wanted: unknown) => boolean>> = {
  $eq: (value, wanted) => value === wanted,
  $ne: (value, wanted) => value !== wanted,
  $gt: (value, wanted) => typeof value === 'number' && value > Number(wanted),
  $gte: (value, wanted) => typeof value === 'number' && value >= Number(wanted),
  $lt: (value, wanted) => typeof value === 'number' && value < Number(wanted),
  $lte: (value, wanted) => typeof value === 'number' && value <= Number(wanted),
  $in: (value, wanted) => Array.isArray(wanted) && wanted.includes(value),
  $nin: (value, wanted) => Array.isArray(wanted) && !wanted.includes(value),
};

/** Whether metadata pass a filter; an operator the vendor does not have is an error. */
export function passes(metadata: VendorRecord['metadata'], filter: Filter): boolean {
  return Object.entries(filter).every(([field, condition]) =>
    Object.entries(condition).every(([operator, wanted]) => {
      const compare = comparisons[operator as keyof Condition] as (typeof comparisons)['$eq'] | undefined;
      if (compare === undefined) throw new RangeError(`There is no operator ${operator}.`);
      return compare(metadata[field], wanted);
    }),
  );
}

/** The records of one namespace; an inverted index over the sparse values, so that large sets can be asked, too. */
export class Namespace {
  readonly records = new Map<string, VendorRecord>();
  readonly #postings = new Map<number, [id: string, value: number][]>();

  put(record: VendorRecord): void {
    if (this.records.has(record.id)) this.#forget(record.id);
    this.records.set(record.id, record);
    const { indices = [], values = [] } = record.sparseValues ?? {};
    indices.forEach((index, at) => {
      const list = this.#postings.get(index);
      const entry: [string, number] = [record.id, values[at] ?? 0];
      if (list === undefined) this.#postings.set(index, [entry]);
      else list.push(entry);
    });
  }

  /** Dot products (of unit vectors: cosines), best first. */
  search(
    query: { readonly vector?: readonly number[]; readonly sparseVector?: SparseVector },
    filter: Filter,
    topK: number,
  ): { id: string; score: number }[] {
    const scores = new Map<string, number>();
    query.sparseVector?.indices.forEach((index, at) => {
      for (const [id, value] of this.#postings.get(index) ?? []) {
        scores.set(id, (scores.get(id) ?? 0) + value * (query.sparseVector?.values[at] ?? 0));
      }
    });
    const { vector } = query;
    if (vector !== undefined) {
      for (const [id, { values = [] }] of this.records) {
        const product = values.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0);
        scores.set(id, (scores.get(id) ?? 0) + product);
      }
    }
    return [...scores]
      .filter(([id]) => passes(this.records.get(id)?.metadata ?? {}, filter))
      .map(([id, score]) => ({ id, score }))
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .slice(0, topK);
  }

  #forget(id: string): void {
    for (const index of this.records.get(id)?.sparseValues?.indices ?? []) {
      const kept = (this.#postings.get(index) ?? []).filter(([each]) => each !== id);
      this.#postings.set(index, kept);
    }
  }
}
