import type { Passage } from '../../src/knowledge/passage.ts';
import type { ReleaseContent } from '../../src/knowledge/release.ts';
import { questionKey, type QuestionStore } from './question-store.ts';

/** The content with the questions generated for its passages among their ways of asking, and marked as generated. */
export function withQuestions<Content extends ReleaseContent>(
  content: Content,
  store: Pick<QuestionStore, 'find'>,
): Content {
  return {
    ...content,
    passages: content.passages.map((passage) => withOwn(withoutGenerated(passage), store)),
  };
}

/** A passage as its document has it; one taken over from the release before still holds what was generated then. */
export function withoutGenerated({ askedAsGenerated, ...passage }: Passage): Passage {
  if (askedAsGenerated === undefined) return passage;
  return { ...passage, askedAs: passage.askedAs.filter((question) => !askedAsGenerated.includes(question)) };
}

function withOwn(passage: Passage, store: Pick<QuestionStore, 'find'>): Passage {
  const generated = store.find(questionKey(passage))?.questions ?? [];
  const added = generated.filter((question) => !passage.askedAs.includes(question));
  if (added.length === 0) return passage;
  return { ...passage, askedAs: [...passage.askedAs, ...added], askedAsGenerated: added };
}
