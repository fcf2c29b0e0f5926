import type { Turn } from '../../src/consultation/turn.ts';
import { unusableOn } from '../../src/knowledge/validity.ts';
import { toSimplified, toTraditional } from '../../src/language/script.ts';
import { isAnswer, isAnswerable } from '../grader.ts';
import { questionDay, requestOf, type Question } from '../questions.ts';
import { figure, type Failure, type Suite } from './suite.ts';

/** Every so many of the facts are asked in all three forms. */
const every = 4;

interface Pair {
  readonly id: string;
  readonly question: string;
  readonly same: boolean;
  readonly fault: string;
}

/** The same question in Simplified, Traditional and English gives the same evidence. */
export const languagesSuite: Suite = {
  name: 'languages',
  summary: 'the same question in both scripts and in English gives the same evidence',
  async run({ questions, resources, ask, onProgress }) {
    const chinese = questions.filter((one) => one.language !== 'en' && isAnswerable(one) && !one.history);
    const scripts: Pair[] = [];
    for (const question of chinese) {
      const other = inOtherScript(question);
      const [one, two] = [await ask(requestOf(question)), await ask(requestOf(other))];
      scripts.push(pairOf(question, other.question, one, two));
      onProgress('scripts', scripts.length, chinese.length);
    }
    const facts = resources.release.records
      .filter((record) => unusableOn(record, questionDay) === undefined && record.handover !== true)
      .filter((_, at) => at % every === 0);
    const titles: Pair[] = [];
    for (const record of facts) {
      const forms = [record.title['zh-Hans'], toTraditional(record.title['zh-Hans']), record.title.en];
      const turns = await Promise.all(forms.map((question) => ask({ question, asOf: questionDay })));
      const cards = turns.map((turn) => turn.reply.card?.recordId ?? turn.outcome);
      const same = cards.every((card) => card === cards[0]) && isAnswer(turns[0]?.outcome ?? 'declined');
      titles.push({ id: record.id, question: forms.join(' / '), same, fault: cards.join(', ') });
      onProgress('three forms', titles.length, facts.length);
    }
    return {
      suite: 'languages',
      figures: [
        figure('same evidence in both scripts', scripts, ({ same }) => same),
        figure('facts found alike by title in three forms', titles, ({ same }) => same),
      ],
      failures: [...scripts, ...titles].filter(({ same }) => !same).map(failureOf),
    };
  },
};

function inOtherScript(question: Question): Question {
  const convert = question.language === 'zh-Hant' ? toSimplified : toTraditional;
  return { ...question, question: convert(question.question) };
}

function pairOf({ id, question }: Question, other: string, one: Turn, two: Turn): Pair {
  const [first, second] = [evidenceOf(one), evidenceOf(two)];
  return { id, question: `${question} / ${other}`, same: first === second, fault: `${first} and ${second}` };
}

/** What an answer rests on, or why none was given. */
function evidenceOf({ outcome, reason, reply }: Turn): string {
  return isAnswer(outcome)
    ? (reply.citations[0]?.passageId.replace(/@.*$/, '') ?? outcome)
    : `${outcome} ${reason ?? ''}`.trim();
}

function failureOf({ id, question, fault }: Pair): Failure {
  return { id, question, fault };
}
