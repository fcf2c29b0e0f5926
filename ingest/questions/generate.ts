import { z } from 'zod';
import { glossTokens } from '../../src/language/glosses.ts';
import { findQuantities, sameQuantity } from '../../src/language/quantities.ts';
import { normalise, stripHidden } from '../../src/language/script.ts';
import { bigramTokens, englishTokens } from '../../src/language/tokens.ts';
import type { Document } from '../../src/knowledge/document.ts';
import type { Passage } from '../../src/knowledge/passage.ts';
import type { ChatModel, ModelCall } from '../../src/models/chat/chat-model.ts';
import { fillPrompt, readPrompt } from '../../src/models/chat/prompt-file.ts';
import { questionKey, type QuestionStore } from './question-store.ts';

const answerSchema = z.strictObject({ questions: z.array(z.string()).max(5) });
const most = 3;
const lengths = { 'zh-Hans': [4, 60], en: [10, 160] } as const;
const languageNames = { 'zh-Hans': 'Simplified Chinese', en: 'English' } as const;
/** Of a longer passage the beginning is shown. */
const longest = 3_000;
/** So many failures in a row end a run: the endpoint is away, or the budget is spent. */
const mostFailures = 5;
/** Failures that asking for another passage cannot help. */
const lasting: ReadonlySet<string> = new Set(['over-budget', 'rejected', 'resting']);

/** What a run did. */
export interface GenerationReport {
  readonly passages: number;
  /** Had their questions from runs before. */
  readonly known: number;
  readonly made: number;
  readonly questions: number;
  /** Questions that did not pass the checks. */
  readonly refused: number;
  readonly failed: number;
  /** Why the run ended before all was done; it goes on from there next time. */
  readonly stopped?: string;
  readonly calls: readonly ModelCall[];
}

/** Passages that nobody has written ways of asking for: of laws, policies and other files. */
export function passagesToAskFor(
  passages: readonly Passage[],
  documents: readonly Document[],
): { passage: Passage; document: Document }[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return passages.flatMap((passage) => {
    const document = byId.get(passage.documentId);
    return document?.source === 'files' && passage.kind !== 'record' ? [{ passage, document }] : [];
  });
}

/**
 * Has a model write questions for passages that have none yet, a few at a time. Each is kept as soon as it is there:
 * a run that breaks is carried on by the next, and a changed passage is asked for again.
 */
export async function generateQuestions(
  wanted: readonly { passage: Passage; document: Document }[],
  model: ChatModel,
  store: QuestionStore,
  options: { progress: (done: number, total: number, name: string) => void; atOnce?: number },
): Promise<GenerationReport> {
  const open = wanted.filter(({ passage }) => store.find(questionKey(passage)) === undefined);
  const counts = { made: 0, questions: 0, refused: 0, failed: 0 };
  const calls: ModelCall[] = [];
  const waiting = [...open];
  let inRow = 0;
  let stopped: string | undefined;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next && stopped === undefined; next = waiting.shift()) {
      options.progress(counts.made + counts.failed, open.length, next.document.path);
      const result = await questionsFor(next.passage, next.document, model);
      calls.push(...result.calls);
      if ('because' in result) {
        counts.failed += 1;
        inRow += 1;
        if (inRow >= mostFailures || lasting.has(result.because)) stopped ??= result.because;
        continue;
      }
      inRow = 0;
      store.add({ key: questionKey(next.passage), model: result.model, questions: result.questions });
      counts.made += 1;
      counts.questions += result.questions.length;
      counts.refused += result.refused;
    }
  };
  await Promise.all(Array.from({ length: options.atOnce ?? 4 }, work));
  return {
    passages: wanted.length,
    known: wanted.length - open.length,
    ...counts,
    ...(stopped === undefined ? {} : { stopped }),
    calls,
  };
}

type Made = { questions: string[]; refused: number; model: string } | { because: string };

async function questionsFor(
  passage: Passage,
  document: Document,
  model: ChatModel,
): Promise<Made & { calls: readonly ModelCall[] }> {
  const { language, section, path } = passage;
  const text = stripHidden(passage.text).text.slice(0, longest);
  const prompt = fillPrompt(
    readPrompt('ingest', 'questions', 'questions.md'),
    { language: languageNames[language] },
    { passage: { title: document.titles[language] ?? '', path, section, text } },
  );
  const session = model.session();
  const answer = await session.ask('questions', prompt, answerSchema);
  const { calls } = session;
  if (!answer.ok) return { because: answer.because, calls };
  const asked = [...new Set(answer.value.questions.map((question) => question.trim()))];
  const questions = asked.filter((question) => isSound(question, passage, document)).slice(0, most);
  return { questions, refused: asked.length - questions.length, model: calls[0]?.model ?? model.id, calls };
}

/** Whether a question is one, in the passage's language, about the passage, and brings nothing of its own. */
function isSound(question: string, passage: Passage, document: Document): boolean {
  const { language } = passage;
  const [least, longestQuestion] = lengths[language];
  if (question.length < least || question.length > longestQuestion || stripHidden(question).found.length > 0)
    return false;
  if (/[<>{}[\]`|\n]|https?:/.test(question) || (language === 'en') === /\p{Script=Han}{4}/u.test(question))
    return false;
  const words = [...Object.values(document.titles), passage.section, ...passage.path, passage.text].join(
    '\n',
  );
  const known = findQuantities(words);
  if (findQuantities(question).some((one) => !known.some((other) => sameQuantity(one, other)))) return false;
  const tokens = language === 'en' ? englishTokens : bigramTokens;
  const held = new Set([
    ...tokens(normalise(words)),
    ...(language === 'en' ? glossTokens(words).map(([token]) => token) : []),
  ]);
  const own = new Set(tokens(normalise(question)));
  return [...own].filter((token) => held.has(token)).length >= 0.25 * own.size;
}
