import type { Document } from '../knowledge/document.ts';
import type { Passage } from '../knowledge/passage.ts';

/** The documents and passages of a release, found by id or by their place in it. */
export class PassageShelf {
  readonly #documents: readonly Document[];
  readonly #passages: readonly Passage[];
  readonly #documentNumbers: ReadonlyMap<string, number>;
  readonly #passageNumbers: ReadonlyMap<string, number>;
  /** Passages of one document in one language, in the document's order. */
  readonly #rows = new Map<string, Passage[]>();

  constructor(documents: readonly Document[], passages: readonly Passage[]) {
    this.#documents = documents;
    this.#passages = passages;
    this.#documentNumbers = new Map(documents.map(({ id }, number) => [id, number]));
    this.#passageNumbers = new Map(passages.map(({ id }, number) => [id, number]));
    for (const passage of passages) {
      const row = this.#rows.get(rowKey(passage));
      if (row === undefined) this.#rows.set(rowKey(passage), [passage]);
      else row.push(passage);
    }
    for (const row of this.#rows.values()) row.sort((a, b) => a.ordinal - b.ordinal);
  }

  passage(id: string): Passage | undefined {
    const number = this.#passageNumbers.get(id);
    return number === undefined ? undefined : this.#passages[number];
  }

  document(id: string): Document | undefined {
    const number = this.#documentNumbers.get(id);
    return number === undefined ? undefined : this.#documents[number];
  }

  /** Passages before and after one in its document and language, nearest `distance` on each side, without itself. */
  neighbours(passageId: string, distance: number): readonly Passage[] {
    const passage = this.passage(passageId);
    const row = passage && this.#rows.get(rowKey(passage));
    if (row === undefined) return [];
    const at = row.findIndex(({ id }) => id === passageId);
    return [...row.slice(Math.max(0, at - distance), at), ...row.slice(at + 1, at + 1 + distance)];
  }

  /** How many passages there are. */
  protected get size(): number {
    return this.#passages.length;
  }

  protected passageNumber(id: string): number | undefined {
    return this.#passageNumbers.get(id);
  }

  protected passageAt(number: number): Passage {
    return at(this.#passages, number);
  }

  protected documentAt(number: number): Document {
    return at(this.#documents, number);
  }

  /** The number of the document a passage belongs to. */
  protected documentNumber(passage: number): number {
    const { id, documentId } = this.passageAt(passage);
    const number = this.#documentNumbers.get(documentId);
    if (number === undefined) throw new Error(`Passage ${id} is of no document of the release.`);
    return number;
  }
}

function rowKey({ documentId, language }: Passage): string {
  return `${language} ${documentId}`;
}

function at<Item>(items: readonly Item[], number: number): Item {
  const item = items[number];
  if (item === undefined) throw new RangeError(`There is no item ${number} of ${items.length}.`);
  return item;
}
