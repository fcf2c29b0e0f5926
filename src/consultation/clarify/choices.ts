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
const rightOfTopic: Readonly<Partial<Record<Topic, RightId>>> = {
  patent: 'patent',
  trademark: 'trademark',
  copyright: 'copyright',
  'geographical-indication': 'geographical-indication',
  'layout-design': 'layout-design',
  'trade-secret': 'trade-secret',
  'plant-variety': 'plant-variety',
  data: 'data',
  customs: 'customs',
};

/** Topics that a visitor can be asked to choose between. */
export function isChoosable(topic: Topic): boolean {
  return rightOfTopic[topic] !== undefined;
}

/** The choice of a right, and the question that it means. */
export function choiceOf(topic: Topic, question: string, language: Language): Choice {
  const right = rightOfTopic[topic] ?? 'patent';
  return {
    id: prefix + topic,
    label: sentence(`topic.${topic}`, {}, language),
    query: choiceQuery(right, question),
  };
}

/** The right of a choice by its id, or by its label typed in answer to the assistant's question. */
export function chosenRight(
  choice: string | undefined,
  typed: string,
  clarified: boolean,
): RightId | undefined {
  const topics = Object.keys(rightOfTopic) as Topic[];
  const byId = topics.find((topic) => prefix + topic === choice);
  if (byId !== undefined) return rightOfTopic[byId];
  if (!clarified) return undefined;
  const label = normalise(typed).trim();
  const byLabel = topics.find((topic) =>
    languages.some((language) => normalise(sentence(`topic.${topic}`, {}, language)) === label),
  );
  return byLabel === undefined ? undefined : rightOfTopic[byLabel];
}

/** The question asked about one right. */
export function choiceQuery(right: RightId, question: string): string {
  const named = rightsNamed(normalise(question)).some(
    ({ id }) => id === right || rights[id].kindOf === right,
  );
  return named ? question : withRight(normalise(question), rights[right].names.zh);
}
