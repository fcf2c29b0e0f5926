import type { Topic } from '../../../knowledge/document.ts';
import type { Language } from '../../../language/language.ts';
import { englishTokens, wordTokens } from '../../../language/tokens.ts';

/** A question as far as others are compared with it. */
export interface Likened {
  readonly language: Language;
  readonly topic: Topic | undefined;
  /** What it is about, in words. */
  readonly tokens: readonly string[];
  /** The documents its search found, best first. */
  readonly evidence: readonly string[];
}

/** How alike questions have to be to be one gap, 0 to 1. */
export const alikeFrom = 0.5;
/** How much the words count beside what the search found. */
const share = { words: 0.75, evidence: 0.25 } as const;
const documentsKept = 3;
/** Questions in two languages have no words in common: they have to have found the same. */
const sameEvidence = 2 / 3;

/** Words that questions of every matter are made of. */
const fillers = new Set(
  `请问 请教 咨询 一下 怎么 怎样 如何 什么 多少 哪里 哪儿 哪些 几个 是否 能否 可否 可以 能不能 可不可以 是不是 有没有 需要 应该 应当 我们
  你们 他们 我的 你的 自己 这个 那个 这种 如果 因为 所以 但是 还是 还有 现在 已经 知道 问题 情况 时候 谢谢 您好 你好 麻烦 不知道 就是 不是 没有`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What of a question is compared; Traditional script is compared as Simplified. */
export function likened(
  text: string,
  language: Language,
  topic: Topic | undefined,
  documentIds: readonly string[],
): Likened {
  const words = language === 'en' ? englishTokens(text) : wordTokens(text);
  const tokens = [...new Set(words)].filter((word) => word.length > 1 && !fillers.has(word)).sort();
  return { language, topic, tokens, evidence: [...new Set(documentIds)].slice(0, documentsKept) };
}

/** How alike two questions are, 0 to 1. Questions about different rights never are. */
export function likeness(one: Likened, other: Likened): number {
  if (one.topic !== undefined && other.topic !== undefined && one.topic !== other.topic) return 0;
  const evidence = overlap(one.evidence, other.evidence);
  if ((one.language === 'en') !== (other.language === 'en')) {
    const alike = evidence >= sameEvidence && one.evidence[0] === other.evidence[0];
    return alike ? alikeFrom : 0;
  }
  return share.words * dice(one.tokens, other.tokens) + share.evidence * evidence;
}

function dice(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  return (2 * common(one, other)) / (one.length + other.length);
}

function overlap(one: readonly string[], other: readonly string[]): number {
  const least = Math.min(one.length, other.length);
  return least === 0 ? 0 : common(one, other) / least;
}

function common(one: readonly string[], other: readonly string[]): number {
  const known = new Set(other);
  return one.filter((each) => known.has(each)).length;
}
