import type { Outcome } from '../src/consultation/outcomes.ts';
import type { Citation, Turn } from '../src/consultation/turn.ts';
import type { Document } from '../src/knowledge/document.ts';
import type { Passage } from '../src/knowledge/passage.ts';
import type { Quantity } from '../src/language/quantity.ts';
import { findDates, findQuantities, sameQuantity } from '../src/language/quantities.ts';
import { renderLine } from '../src/locale/render.ts';
import type { Expected, Question } from './questions.ts';

/** The checks that make an answer right; each is passed or names what is wrong. */
export const checkNames = ['outcome', 'reason', 'citation', 'quantities', 'language'] as const;
export type CheckName = (typeof checkNames)[number];

/** The verdict on one turn: right when every check that applies is passed. */
export interface Grade {
  readonly right: boolean;
  /** What is wrong, by check; a check that passed or does not apply is absent. */
  readonly faults: Readonly<Partial<Record<CheckName, string>>>;
}

/** Where the grader looks up what a citation points to. */
export interface Sources {
  document(id: string): Document | undefined;
  passage(id: string): Passage | undefined;
}

/**
 * Decides what is right, for every suite and report: the outcome is the expected one, a cited document or record is
 * in the expected set, every expected quantity is present and none contradicts it, and the language is the visitor's.
 */
export function grade(question: Question, turn: Turn, sources: Sources): Grade {
  const { expected } = question;
  const outcome = outcomeFault(expected, turn);
  const faults: Partial<Record<CheckName, string>> = {};
  note(faults, 'outcome', outcome);
  note(
    faults,
    'language',
    turn.language === question.language ? undefined : `${turn.language}, not ${question.language}`,
  );
  if (outcome === undefined) {
    note(faults, 'reason', reasonFault(expected, turn));
    if (isAnswer(turn.outcome)) {
      note(faults, 'citation', citationFault(expected, turn.reply.citations, sources));
      note(faults, 'quantities', quantityFault(expected, turn));
    }
  }
  return { right: Object.keys(faults).length === 0, faults };
}

/** Whether the outcome gives the visitor an answer. */
export function isAnswer(outcome: Outcome): boolean {
  return outcome === 'answered' || outcome === 'answered-partly';
}

/** Whether the assistant is to answer the question by itself. */
export function isAnswerable({ expected }: Question): boolean {
  return acceptable(expected).some(isAnswer);
}

function acceptable(expected: Expected): readonly Outcome[] {
  return expected.outcomes ?? (expected.outcome === undefined ? [] : [expected.outcome]);
}

/** An answer that says what is missing is an answer; whether it holds what was asked the other checks decide. */
function outcomeFault(expected: Expected, turn: Turn): string | undefined {
  const outcomes = acceptable(expected);
  if (outcomes.includes(turn.outcome)) return undefined;
  if (turn.outcome === 'answered-partly' && outcomes.includes('answered')) return undefined;
  return `${turn.outcome}${turn.reason === undefined ? '' : ` (${turn.reason})`}, not ${outcomes.join(' or ')}`;
}

function reasonFault(expected: Expected, turn: Turn): string | undefined {
  if (turn.reason === undefined || expected.reasons === undefined) return undefined;
  if (turn.outcome !== 'handed-over' && turn.outcome !== 'declined') return undefined;
  return expected.reasons.includes(turn.reason)
    ? undefined
    : `${turn.reason}, not ${expected.reasons.join(' or ')}`;
}

function citationFault(
  expected: Expected,
  citations: readonly Citation[],
  sources: Sources,
): string | undefined {
  const ids = [...(expected.records ?? []), ...(expected.entries ?? [])];
  const articles = expected.articles ?? [];
  if (ids.length + articles.length === 0) return undefined;
  const cited = citations.map((citation) => ({
    document: sources.document(citation.documentId),
    passage: sources.passage(citation.passageId),
  }));
  const fits = cited.some(
    ({ document, passage }) =>
      (document !== undefined && ids.includes(entryId(document))) ||
      (passage?.recordIds.some((id) => ids.includes(id)) ?? false) ||
      articles.some(({ law, article }) => passage?.article === article && isLaw(document, law)),
  );
  return fits
    ? undefined
    : `cites ${cited.map(({ document }) => (document ? entryId(document) : '?')).join(', ') || 'nothing'}`;
}

/** The id an entry goes by: its file's name without the ending. */
export function entryId(document: Document): string {
  const name = document.path.split('/').at(-1) ?? document.path;
  return name.replace(/\.(md|ya?ml)$/, '');
}

function isLaw(document: Document | undefined, law: string): boolean {
  const title = document?.titles['zh-Hans'] ?? '';
  return title.replace('中华人民共和国', '') === law || title.startsWith(`${law}-`);
}

function quantityFault(expected: Expected, turn: Turn): string | undefined {
  const { card } = turn.reply;
  const text = answerText(turn);
  const found: Quantity[] = [...findQuantities(text), ...bareCounts(turn)];
  const dates = findDates(text).map((date) => date.day as string);
  const missing = [
    ...(expected.quantities ?? [])
      .filter((quantity) => !found.some((one) => sameQuantity(one, quantity)))
      .map(({ value, unit }) => `${value} ${unit}`),
    ...(expected.dates ?? []).filter((date) => !dates.includes(date)),
  ];
  if (missing.length > 0) return `lacks ${missing.join(', ')}`;
  const selected = findQuantities(
    (card?.rows ?? [])
      .filter((row) => row.selected)
      .map((row) => row.value)
      .join('\n'),
  );
  const contradicted = (expected.quantities ?? []).find(({ unit }) => {
    const shown = selected.filter((one) => one.unit === unit);
    return (
      shown.length > 0 &&
      !shown.some((one) => (expected.quantities ?? []).some((quantity) => sameQuantity(one, quantity)))
    );
  });
  return contradicted && `puts another value before ${contradicted.value} ${contradicted.unit}`;
}

/** A row of a card that holds a number and no unit says how many there are. */
function bareCounts({ reply }: Turn): Quantity[] {
  return (reply.card?.rows ?? []).flatMap(({ value }) =>
    /^\d+$/.test(value) ? [{ value: Number(value), unit: 'count' as const }] : [],
  );
}

/** What the visitor reads as the answer: its lines, and the card with its conditions. */
export function answerText({ reply, language }: Turn): string {
  return [
    ...reply.lines.map((line) => renderLine(line, language)),
    ...(reply.card?.rows.map((row) => `${row.label}：${row.value}`) ?? []),
    ...(reply.card?.conditions ?? []),
  ].join('\n');
}

function note(faults: Partial<Record<CheckName, string>>, name: CheckName, fault: string | undefined): void {
  if (fault !== undefined) faults[name] = fault;
}
