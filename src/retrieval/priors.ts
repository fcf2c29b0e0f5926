import type { Document } from '../knowledge/document.ts';

/**
 * 1 for what people ask for first, 0 for the rules that carry a law out: where texts match a question equally
 * well, the law itself comes before them, and what was written for the public stands level with the law.
 */
export function precedence({ kind, authority }: Pick<Document, 'kind' | 'authority'>): 0 | 1 {
  return kind === 'statute' && authority !== 'law' ? 0 : 1;
}

const counted = 3;

/**
 * How well each document as a whole speaks of the question: the mean of its three best passages (of all, where it
 * has fewer), by the document's number. A law about the matter lifts its articles.
 */
export function documentEvidence(
  scores: Float64Array,
  documentOf: Uint32Array,
  documents: number,
): Float64Array {
  const top = new Float64Array(counted * documents);
  const passages = new Uint32Array(documents);
  for (let text = 0; text < scores.length; text++) {
    const document = documentOf[text] ?? 0;
    passages[document] = (passages[document] ?? 0) + 1;
    const score = scores[text] ?? 0;
    if (score > (top[counted * document + counted - 1] ?? 0)) keepTop(top, counted * document, score);
  }
  return Float64Array.from(passages, (count, document) => {
    const from = counted * document;
    const sum = (top[from] ?? 0) + (top[from + 1] ?? 0) + (top[from + 2] ?? 0);
    return sum / Math.max(1, Math.min(counted, count));
  });
}

/** Puts a score that belongs there into the three places from `from` on, best first. */
function keepTop(top: Float64Array, from: number, score: number): void {
  const second = top[from + 1] ?? 0;
  const first = top[from] ?? 0;
  if (score > first) {
    top[from] = score;
    top[from + 1] = first;
    top[from + 2] = second;
  } else if (score > second) {
    top[from + 1] = score;
    top[from + 2] = second;
  } else {
    top[from + 2] = score;
  }
}
