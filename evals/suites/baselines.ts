import { consult } from '../../src/consultation/consult.ts';
import type { ConsultationResources } from '../../src/consultation/resources.ts';
import type { Turn } from '../../src/consultation/turn.ts';
import { detectLanguage } from '../../src/language/detect.ts';
import { withoutValidity } from '../calibration/worlds.ts';
import type { MeasuredResources } from '../data-folder.ts';
import { questionDay, type Question } from '../questions.ts';
import { answersReport, gradeQuestions, type AnswerFigures } from './answers.ts';

/** What the question file comes to with a part of the product taken out. */
export interface Baseline {
  readonly name: 'bm25' | 'no-validity' | 'no-calibration';
  readonly figures: AnswerFigures;
}

const none = () => [];

/** The question file put to plain BM25, to a release that knows no dates, and to an assistant that is always sure enough. */
export async function baselinesFor(
  questions: readonly Question[],
  resources: MeasuredResources,
  onProgress: (label: string, done: number, of: number) => void,
): Promise<Baseline[]> {
  const dateless = withoutValidity(resources.release);
  const undated = { ...resources, release: dateless, index: resources.open(dateless) };
  const always = { ...resources, settings: { ...resources.settings, threshold: 0 } };
  const ways = [
    { name: 'bm25', ask: bestByWords(resources), index: resources.index },
    {
      name: 'no-validity',
      ask: (request: Parameters<typeof consult>[0]) => consult(request, undated),
      index: undated.index,
    },
    {
      name: 'no-calibration',
      ask: (request: Parameters<typeof consult>[0]) => consult(request, always),
      index: always.index,
    },
  ] as const;
  const baselines: Baseline[] = [];
  for (const { name, ask, index } of ways) {
    const graded = await gradeQuestions(questions, ask, index, (done) => {
      onProgress(name, done, questions.length);
    });
    baselines.push({ name, figures: answersReport(graded, none).all });
  }
  return baselines;
}

/** Answers every question with the passage whose words fit best, as a search box would. */
function bestByWords({ index, release }: ConsultationResources) {
  return async ({ question, asOf = questionDay }: Parameters<typeof consult>[0]): Promise<Turn> => {
    const language = detectLanguage(question).language;
    const { hits } = await index.search({ text: question, language, asOf, limit: 50 });
    const [best] = [...hits].sort((one, other) => wordsOf(other) - wordsOf(one));
    const citation = best && {
      marker: 1,
      documentId: best.document.id,
      passageId: best.passage.id,
      title: '',
      section: '',
      quote: best.passage.text,
    };
    return {
      id: 'baseline',
      at: 0,
      question,
      history: [],
      language,
      asOf,
      release: release.manifest.number,
      models: [],
      evidence: [],
      signals: {},
      confidence: 1,
      outcome: best ? 'answered' : 'handed-over',
      reply: {
        lines: best ? [{ text: best.passage.text, citations: [1] }] : [],
        citations: citation ? [citation] : [],
        choices: [],
        notices: [],
        aiGenerated: false,
      },
      timings: {},
    };
  };
}

/** BM25 over the words of the question's own language, or over its translation. */
function wordsOf({
  scores,
}: {
  readonly scores: { bigram?: number; english?: number; translated?: number };
}): number {
  return scores.bigram ?? scores.english ?? scores.translated ?? 0;
}
