import type { Topic } from '../../knowledge/document.ts';
import type { Language } from '../../language/language.ts';
import { normalise } from '../../language/script.ts';
import { languages } from '../../language/language.ts';
import { sentence } from '../../locale/sentences.ts';
import type { Choice } from '../turn.ts';
import { rights, rightsNamed, type RightId } from '../understand/rights.ts';
import { withRight } from '../contextualise/follow-up.ts';

/** Ids of choices begin so; what follows is the topic. */
const prefix = 'right:';

/** The right that stands for a topic in a choice. */
const rightByTopic: Readonly<Partial<Record<Topic, RightId>>> = {
  patent: 'patent',
  trademark: 'trademark',
  copyright: 'copyright',
};

/** Topics that a visitor can be asked to choose between, the most asked first. */
export const choosableTopics = Object.keys(rightByTopic) as readonly Topic[];

export function rightOfTopic(topic: Topic): RightId {
  return rightByTopic[topic] ?? 'patent';
}

/** The choice of a right, and the question that it means. */
export function choiceOf(topic: Topic, question: string, language: Language): Choice {
  return {
    id: prefix + topic,
    label: sentence(`topic.${topic}`, {}, language),
    query: choiceQuery(rightOfTopic(topic), question),
  };
}

/** The right of a choice by its id, or by its label typed in answer to the assistant's question. */
export function chosenRight(
  choice: string | undefined,
  typed: string,
  clarified: boolean,
): RightId | undefined {
  const byId = choosableTopics.find((topic) => prefix + topic === choice);
  if (byId !== undefined) return rightOfTopic(byId);
  if (!clarified) return undefined;
  const label = normalise(typed).trim();
  const byLabel = choosableTopics.find((topic) =>
    languages.some((language) => normalise(sentence(`topic.${topic}`, {}, language)) === label),
  );
  return byLabel === undefined ? undefined : rightOfTopic(byLabel);
}

/** The question asked about one right. */
export function choiceQuery(right: RightId, question: string): string {
  const named = rightsNamed(normalise(question)).some(
    ({ id }) => id === right || rights[id].kindOf === right,
  );
  return named ? question : withRight(normalise(question), rights[right].names.zh);
}
