import type { Term } from '../../knowledge/entry.ts';
import { topics, type HotlineFunction, type Topic } from '../../knowledge/document.ts';
import { normalise } from '../../language/script.ts';
import { actsOfOthers, outsideWords } from './outside-words.ts';
import { matches } from './rule.ts';
import { rights } from './rights.ts';
import { topicWords } from './topic-words.ts';
import { findWords, wordList, type WordList } from './word-list.ts';

/** The words of the field of one release: the rights, the topics' words and its glossary. */
export type FieldWords = WordList<readonly Topic[]>;

export function fieldWords(terms: readonly Term[]): FieldWords {
  return wordList<readonly Topic[]>([
    ...Object.values(rights).flatMap((right) => right.words.map((word) => [word, [right.topic]] as const)),
    ...topics.flatMap((topic) => topicWords[topic].map((word) => [word, [topic]] as const)),
    ...terms.flatMap((term) => wordsOf(term).map((word) => [word, term.topics] as const)),
  ]);
}

/** Short words are too common to place a question in the field by themselves. */
function wordsOf(term: Term): string[] {
  return [term['zh-Hans'], term['zh-Hant'] ?? '', term.en, ...term.synonyms, ...term.lay]
    .map(normalise)
    .filter((word) => (/[a-z]/.test(word) ? word.length > 3 : word.length > 1));
}

/** What a question is about. */
export interface Field {
  /** Topics by how many words speak for them, most first. */
  readonly topics: readonly Topic[];
  /** Topics of the words that belong to one field of rights by themselves: 异议, 年费. */
  readonly telling: ReadonlySet<Topic>;
  /** How many words of the field the question holds. */
  readonly words: number;
  /** Whether it holds a word of other authorities' matters or daily life. */
  readonly outside: boolean;
}

const tellingWords = wordList<Topic>([
  ...Object.values(rights).flatMap((right) => right.words.map((word) => [word, right.topic] as const)),
  ...topics.flatMap((topic) => topicWords[topic].map((word) => [word, topic] as const)),
]);
const outside = wordList(outsideWords.map((word) => [word, true] as const));

export function fieldOf(normalised: string, words: FieldWords): Field {
  const found = findWords(words, normalised);
  const counts = new Map<Topic, number>();
  for (const { value } of found) {
    value.forEach((topic, index) => counts.set(topic, (counts.get(topic) ?? 0) + (index === 0 ? 1 : 0.5)));
  }
  const telling = new Set(findWords(tellingWords, normalised).map(({ value }) => value));
  return {
    topics: [...counts].sort(([, one], [, other]) => other - one).map(([topic]) => topic),
    telling,
    words: found.length,
    outside:
      findWords(outside, normalised).length > 0 || (telling.size === 0 && matches(actsOfOthers, normalised)),
  };
}

const functionWords: readonly (readonly [HotlineFunction, RegExp])[] = [
  ['mediation', /调解|和解|纠纷调处|\bmediat\w+|\bsettle(ment)?\b/],
  ['publicity', /培训|讲座|宣传|课程|宣讲|普法|\btraining|\bseminar|\bcourse|\bworkshop/],
  [
    'legal',
    /侵权|侵犯|起诉|诉讼|官司|赔偿|律师|法院|维权|举报|假冒|合同|证据|\binfring\w+|\bsu(e|ing)\b|\bcourt|\blawsuit|\bdamages|\blegal|\bcontract/,
  ],
  ['policy', /政策|文件|意见|规划|目标|补贴|资助|奖励|扶持|\bpolic(y|ies)|\bsubsid\w+|\btarget|\bplan\b/],
];

/** Which of the five functions of the hotline a question belongs to; general service where nothing speaks for another. */
export function hotlineFunctionOf(normalised: string): HotlineFunction {
  return functionWords.find(([, pattern]) => pattern.test(normalised))?.[0] ?? 'general';
}
