import type { ConsultationRequest, Turn } from '../../src/consultation/turn.ts';
import { wordTokens } from '../../src/language/tokens.ts';
import type { Language } from '../../src/language/language.ts';
import { grade, isAnswer, isAnswerable, type CheckName, type Grade, type Sources } from '../grader.ts';
import { requestOf, type Question } from '../questions.ts';

/** One question, the turn it got, and the verdict. */
export interface GradedTurn {
  readonly question: Question;
  readonly turn: Turn;
  readonly grade: Grade;
}

/** Counts and shares over a group of questions; a share is undefined where nothing counts towards it. */
export interface AnswerFigures {
  readonly questions: number;
  readonly answerable: number;
  /** Share of the answerable questions that were answered. */
  readonly answered: number | undefined;
  /** Share of the answered answerable questions that are right. */
  readonly rightOfAnswered: number | undefined;
  /** Share of the answered questions with an expected quantity that hold it. */
  readonly quantitiesRight: number | undefined;
  /** Share of the questions that must not be answered that were not. */
  readonly handoverKept: number | undefined;
  /** Share of those whose outcome and reason are also the expected ones. */
  readonly handoverRight: number | undefined;
}

export interface AnswersReport {
  readonly suite: 'answers';
  readonly release: number;
  readonly all: AnswerFigures;
  readonly byLanguage: Readonly<Record<string, AnswerFigures>>;
  readonly byTopic: Readonly<Record<string, AnswerFigures>>;
  readonly byStyle: Readonly<Record<string, AnswerFigures>>;
  /** How often each outcome came of answerable questions and of the others. */
  readonly outcomes: Readonly<Record<string, { answerable: number; mustNotAnswer: number }>>;
  /** Mean share of a question's words that stand in the best asked-as variant of what it expects. */
  readonly wordOverlap: number | undefined;
  readonly wrong: readonly WrongTurn[];
}

export interface WrongTurn {
  readonly id: string;
  readonly language: Language;
  readonly question: string;
  readonly outcome: string;
  readonly confidence: number;
  readonly faults: Readonly<Partial<Record<CheckName, string>>>;
}

/** Puts every question to the assistant, in order, and grades what comes back. */
export async function gradeQuestions(
  questions: readonly Question[],
  ask: (request: ConsultationRequest) => Promise<Turn>,
  sources: Sources,
  onProgress: (done: number) => void,
): Promise<GradedTurn[]> {
  const graded: GradedTurn[] = [];
  for (const question of questions) {
    const turn = await ask(requestOf(question));
    graded.push({ question, turn, grade: grade(question, turn, sources) });
    onProgress(graded.length);
  }
  return graded;
}

/** The report over graded turns; `variantsOf` gives the ways of asking that an expected id is written with. */
export function answersReport(
  graded: readonly GradedTurn[],
  variantsOf: (id: string) => readonly string[],
): AnswersReport {
  return {
    suite: 'answers',
    release: graded[0]?.turn.release ?? 0,
    all: figures(graded),
    byLanguage: grouped(graded, ({ question }) => question.language),
    byTopic: grouped(graded, ({ question }) => question.topic),
    byStyle: grouped(graded, ({ question }) => question.style),
    outcomes: countOutcomes(graded),
    wordOverlap: mean(graded.flatMap(({ question }) => overlap(question, variantsOf))),
    wrong: graded.filter(({ grade: { right } }) => !right).map(wrongTurn),
  };
}

function figures(graded: readonly GradedTurn[]): AnswerFigures {
  const answerable = graded.filter(({ question }) => isAnswerable(question));
  const answered = answerable.filter(({ turn }) => isAnswer(turn.outcome));
  const withQuantity = answered.filter(({ question }) => (question.expected.quantities ?? []).length > 0);
  const others = graded.filter(({ question }) => !isAnswerable(question));
  return {
    questions: graded.length,
    answerable: answerable.length,
    answered: share(answerable, ({ turn }) => isAnswer(turn.outcome)),
    rightOfAnswered: share(answered, ({ grade: { right } }) => right),
    quantitiesRight: share(withQuantity, ({ grade: { faults } }) => faults.quantities === undefined),
    handoverKept: share(others, ({ turn }) => !isAnswer(turn.outcome)),
    handoverRight: share(others, ({ grade: { right } }) => right),
  };
}

function grouped(
  graded: readonly GradedTurn[],
  nameOf: (one: GradedTurn) => string,
): Record<string, AnswerFigures> {
  const names = [...new Set(graded.map(nameOf))].sort();
  return Object.fromEntries(
    names.map((name) => [name, figures(graded.filter((one) => nameOf(one) === name))]),
  );
}

function countOutcomes(graded: readonly GradedTurn[]): AnswersReport['outcomes'] {
  const counts: Record<string, { answerable: number; mustNotAnswer: number }> = {};
  for (const { question, turn } of graded) {
    const count = (counts[turn.outcome] ??= { answerable: 0, mustNotAnswer: 0 });
    count[isAnswerable(question) ? 'answerable' : 'mustNotAnswer'] += 1;
  }
  return counts;
}

function overlap({ question, expected }: Question, variantsOf: (id: string) => readonly string[]): number[] {
  const words = new Set(wordTokens(question));
  const variants = [...(expected.records ?? []), ...(expected.entries ?? [])].flatMap(variantsOf);
  if (words.size === 0 || variants.length === 0) return [];
  return [Math.max(...variants.map((variant) => shareIn(words, new Set(wordTokens(variant)))))];
}

function shareIn(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...words].filter((word) => others.has(word)).length / words.size;
}

function wrongTurn({ question, turn, grade: { faults } }: GradedTurn): WrongTurn {
  const { id, language, question: text } = question;
  return { id, language, question: text, outcome: turn.outcome, confidence: turn.confidence, faults };
}

function share<Item>(items: readonly Item[], counts: (item: Item) => boolean): number | undefined {
  return items.length === 0 ? undefined : items.filter(counts).length / items.length;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
