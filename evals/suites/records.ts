import type { ConsultationRequest, Turn } from '../../src/consultation/turn.ts';
import type { Record as FactRecord, RecordKind } from '../../src/knowledge/record.ts';
import { unusableOn } from '../../src/knowledge/validity.ts';
import { writtenLanguages, type WrittenLanguage } from '../../src/language/language.ts';
import { grade, type Sources } from '../grader.ts';
import { questionDay, type Question } from '../questions.ts';

/** Kinds whose quantities cost a right when they are wrong. */
const kinds: ReadonlySet<RecordKind> = new Set(['fee', 'time-limit']);

/** A record asked for by its own title in one language, and what was wrong with the answer. */
export interface AskedRecord {
  readonly recordId: string;
  readonly language: WrittenLanguage;
  readonly question: string;
  readonly fault: string | undefined;
}

/**
 * Asks every fee and every time limit in force once in Chinese and once in English, by its title: the answer has to
 * hold every quantity of the record and cite it.
 */
export async function askEveryRecord(
  records: readonly FactRecord[],
  ask: (request: ConsultationRequest) => Promise<Turn>,
  sources: Sources,
): Promise<AskedRecord[]> {
  const asked: AskedRecord[] = [];
  for (const record of records.filter(isAsked)) {
    for (const language of writtenLanguages) {
      const question = questionFor(record, language);
      const turn = await ask({ question: question.question, language, asOf: questionDay });
      const { faults } = grade(question, turn, sources);
      const fault = Object.entries(faults)
        .map(([name, text]) => `${name}: ${text}`)
        .join('; ');
      asked.push({
        recordId: record.id,
        language,
        question: question.question,
        fault: fault === '' ? undefined : fault,
      });
    }
  }
  return asked;
}

function isAsked(record: FactRecord): boolean {
  return kinds.has(record.kind) && record.handover !== true && unusableOn(record, questionDay) === undefined;
}

function questionFor({ id, title, topics, values }: FactRecord, language: WrittenLanguage): Question {
  return {
    id: `${id}@${language}`,
    language,
    style: 'plain',
    topic: topics[0] ?? 'other',
    question: title[language],
    expected: {
      outcome: 'answered',
      records: [id],
      quantities: values.flatMap(({ quantity }) => (quantity ? [quantity] : [])),
    },
  };
}
