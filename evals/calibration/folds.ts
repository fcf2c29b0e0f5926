import type { Passage } from '../../src/knowledge/passage.ts';
import type { ReleaseContent } from '../../src/knowledge/release.ts';

/** A question made of a way of asking that the release it is put to does not know. */
export interface HeldOut {
  readonly question: string;
  readonly documentId: string;
  /** False where the whole document was taken out: what is found then is not the answer. */
  readonly answerable: boolean;
}

/** A release content with some ways of asking, and some whole documents, taken out. */
export interface Fold {
  readonly content: ReleaseContent;
  readonly questions: readonly HeldOut[];
}

/** One document in so many is taken out as a whole in each fold. */
const documentsOut = 6;

/**
 * Folds over a release: in each, a share of every entry's ways of asking is taken out and asked; every sixth entry is
 * taken out with all it says, so that its questions have no answer. Deterministic.
 */
export function foldsOf(content: ReleaseContent, count: number): Fold[] {
  const written = content.documents.filter(({ source }) => source !== 'files');
  const places = new Map(written.map(({ id }, place) => [id, place]));
  return Array.from({ length: count }, (_, fold) => foldOf(content, places, fold, count));
}

function foldOf(
  content: ReleaseContent,
  places: ReadonlyMap<string, number>,
  fold: number,
  count: number,
): Fold {
  const questions: HeldOut[] = [];
  const isOut = (documentId: string) => (places.get(documentId) ?? -1) % documentsOut === fold % documentsOut;
  const passages = content.passages.flatMap((passage): Passage[] => {
    if (!places.has(passage.documentId)) return [passage];
    const held = passage.askedAs.filter((_, number) => number % count === fold);
    if (isOut(passage.documentId)) {
      questions.push(
        ...held.map((question) => ({ question, documentId: passage.documentId, answerable: false })),
      );
      return [];
    }
    questions.push(
      ...held.map((question) => ({ question, documentId: passage.documentId, answerable: true })),
    );
    return [{ ...passage, askedAs: passage.askedAs.filter((_, number) => number % count !== fold) }];
  });
  const documents = content.documents.filter(({ id }) => !isOut(id));
  const kept = new Set(documents.map(({ path }) => path));
  const records = content.records.filter(({ id }) => [...kept].some((path) => path.endsWith(`/${id}.yaml`)));
  return { content: { ...content, documents, passages, records }, questions: unique(questions) };
}

/** A way of asking stands with every passage of its entry; it is asked once. */
function unique(questions: readonly HeldOut[]): HeldOut[] {
  return [...new Map(questions.map((question) => [question.question, question])).values()];
}
