import { consult } from '../../src/consultation/consult.ts';
import type { Release } from '../../src/knowledge/release.ts';
import { writtenLanguages } from '../../src/language/language.ts';
import type { MeasuredResources } from '../data-folder.ts';
import { grade, isAnswer, isAnswerable, type Sources } from '../grader.ts';
import { requestOf, type Question } from '../questions.ts';
import type { Turn } from '../../src/consultation/turn.ts';
import { expectedIds, foldsOfEntries } from './expected.ts';
import type { Example, Source } from './example.ts';
import { waysOfEntries, withoutEntries, withoutWays } from './worlds.ts';

/** What the examples are made with. */
export interface ExampleMaterial extends Omit<MeasuredResources, 'index'> {
  readonly questions: readonly Question[];
  /** Questions of other fields. */
  readonly foreign: readonly Question[];
  readonly onProgress: (source: Source, done: number) => void;
}

/** In how many parts entries are taken out. */
const folds = 4;

/** All examples for a release, in an order that is always the same. */
export async function examplesFor(material: ExampleMaterial): Promise<Example[]> {
  const { release, questions, foreign } = material;
  const asker = askerOf(material);
  const examples = [
    ...(await asker(release, questions, 'asked')),
    ...(await asker(release, foreign, 'foreign')),
  ];
  const own = ownQuestions(release);
  const foldOf = foldsOfEntries(questions, own.map(groupOf), folds);
  for (let fold = 0; fold < folds; fold++) {
    const out = new Set([...foldOf].filter(([, place]) => place === fold).map(([entry]) => entry));
    const orphans = questions.filter(
      (question) => isAnswerable(question) && isOrphan(expectedIds(question), out),
    );
    const gap = withoutEntries(release, out);
    examples.push(...(await asker(gap, orphans, 'gap')));
    examples.push(
      ...(await asker(
        gap,
        own.filter((one) => out.has(groupOf(one))),
        'own-gap',
      )),
    );
    const unknown = own.filter((_, at) => at % folds === fold);
    const less = withoutWays(release, new Set(unknown.map(({ question }) => question)));
    examples.push(...(await asker(less, unknown, 'own')));
  }
  return examples;
}

type Asker = (world: Release, questions: readonly Question[], source: Source) => Promise<Example[]>;

function askerOf({ onProgress, open, ...resources }: ExampleMaterial): Asker {
  let done = 0;
  return async (world, questions, source) => {
    const index = open(world);
    const settings = { ...resources.settings, threshold: 0 };
    const examples: Example[] = [];
    for (const question of questions) {
      const turn = await consult(requestOf(question), { ...resources, release: world, index, settings });
      onProgress(source, ++done);
      if (!isGap(source) || !mayBeRight(question, turn, index))
        examples.push(exampleOf(question, source, turn, index));
    }
    return examples;
  };
}

function exampleOf(question: Question, source: Source, turn: Turn, sources: Sources): Example {
  return {
    id: question.id,
    source,
    group: groupOf(question),
    language: question.language,
    topic: question.topic,
    question: question.question,
    answerable: isAnswerable(question),
    signals: turn.signals,
    given: isAnswer(turn.outcome),
    right: !isGap(source) && grade(question, turn, sources).right,
  };
}

function isGap(source: Source): boolean {
  return source === 'gap' || source === 'own-gap';
}

/** A neighbour that holds every value that was asked for may well be right; nobody has said so, and nobody has denied it. */
function mayBeRight(question: Question, turn: Turn, sources: Sources): boolean {
  const { quantities, dates } = question.expected;
  if (!isAnswer(turn.outcome) || (quantities ?? []).length + (dates ?? []).length === 0) return false;
  const { records, entries, articles, ...values } = question.expected;
  return grade({ ...question, expected: values }, turn, sources).right;
}

function isOrphan(expected: readonly string[], out: ReadonlySet<string>): boolean {
  return expected.length > 0 && expected.every((id) => out.has(id));
}

function groupOf(question: Question): string {
  return expectedIds(question)[0] ?? question.id;
}

/** A shorter way of asking is a keyword and no question. */
const shortest = 5;

/** One way of asking of each entry and language, as a question that expects the entry. */
function ownQuestions(release: Release): Question[] {
  return waysOfEntries(release).flatMap(({ entry, ways }) =>
    writtenLanguages.flatMap((language): Question[] => {
      const fit = ways.filter((way) => way.language === language && way.text.length >= shortest);
      const way = fit[Math.floor(fit.length / 2)];
      if (!way) return [];
      return [
        {
          id: `${entry}@${language}`,
          language,
          style: 'plain',
          topic: 'own',
          question: way.text,
          expected: { outcome: 'answered', entries: [entry] },
        },
      ];
    }),
  );
}
