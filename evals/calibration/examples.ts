import { consult } from '../../src/consultation/consult.ts';
import type { ConsultationResources } from '../../src/consultation/resources.ts';
import type { Turn } from '../../src/consultation/turn.ts';
import type { Release } from '../../src/knowledge/release.ts';
import { buildIndex, openIndex } from '../../src/retrieval/built-in-index.ts';
import type { SearchIndex } from '../../src/retrieval/search-index.ts';
import { entryId } from '../grader.ts';
import { foldsOf, type HeldOut } from './folds.ts';
import type { Example } from './logistic.ts';

/** What the examples are made with; the threshold of the settings is ignored, so that every question gets its draft. */
export type ExampleSettings = Omit<ConsultationResources, 'release' | 'index'>;

/**
 * Examples for a release from its own ways of asking, each put to the release without it: right when the answer cites
 * the entry it was written for. Questions of entries that are out are never right. At most `most` a fold.
 */
export async function examplesFrom(
  release: Release,
  settings: ExampleSettings,
  folds: number,
  most: number,
  onProgress: (done: number) => void,
): Promise<Example[]> {
  const examples: Example[] = [];
  let done = 0;
  for (const { content, questions } of foldsOf(release, folds)) {
    const fold: Release = { ...content, manifest: release.manifest, index: buildIndex(content) };
    const resources = {
      ...settings,
      release: fold,
      index: openIndex(fold),
      settings: { ...settings.settings, threshold: 0 },
    };
    for (const question of spread(questions, most)) {
      const turn = await consult({ question: question.question }, resources);
      const example = exampleOf(turn, question, resources.index);
      if (example) examples.push(example);
      onProgress(++done);
    }
  }
  return examples;
}

/** Evenly over the list. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most);
  return Array.from(
    { length: Math.min(items.length, most) },
    (_, number) => items[Math.floor(number * step)],
  ).flatMap((item) => (item === undefined ? [] : [item]));
}

/** Undefined for turns that end before any confidence is computed. */
function exampleOf(turn: Turn, { documentId, answerable }: HeldOut, index: SearchIndex): Example | undefined {
  if (Object.keys(turn.signals).length === 0) return undefined;
  return { signals: turn.signals, right: answerable && citesEntry(turn, documentId, index), weight: 1 };
}

function citesEntry(turn: Turn, documentId: string, index: SearchIndex): boolean {
  const entry = index.document(documentId);
  const id = entry && entryId(entry);
  return turn.reply.citations.some(
    (citation) =>
      citation.documentId === documentId ||
      (id !== undefined && (index.passage(citation.passageId)?.recordIds.includes(id) ?? false)),
  );
}
