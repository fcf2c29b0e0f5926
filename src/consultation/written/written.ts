import { fillPrompt, readPrompt, type PromptFile } from '../../models/chat/prompt-file.ts';
import type { ChatSession, ModelAnswer } from '../../models/chat/chat-model.ts';
import { writtenLanguageFor } from '../../language/language.ts';
import type { SearchIndex } from '../../retrieval/search-index.ts';
import type { Draft, Material } from '../compose/draft.ts';
import { partlyShare } from '../decide.ts';
import { outgoing } from '../outgoing.ts';
import type { TurnModels } from '../turn-models.ts';
import { missingValues } from '../verify/asked-for.ts';
import type { Verified } from '../verify/verify.ts';
import { draftOf, type Grounded } from './answer.ts';
import { faultIn } from './checks.ts';
import { judge } from './judge.ts';
import { SentenceReader, type WrittenSentence } from './sentence-reader.ts';
import { asData, sourcesOf, type Source } from './sources.ts';

const mostSentences = 8;
/** What the model says when the sources do not answer. */
const none = 'NONE';
const languageNames = { 'zh-Hans': 'Simplified Chinese', en: 'English' } as const;
let prompt: PromptFile | undefined;

/** What an answer is written for. */
export interface Writing {
  readonly material: Material;
  readonly index: SearchIndex;
  readonly models: TurnModels;
  /** The probability that an answer from this evidence is right, and what it takes to give one. */
  readonly chance: () => number;
  readonly threshold: number;
}

/**
 * In place of quotations an answer that a model wrote from the same evidence, if every sentence of it passed every
 * check and the judge. At the first that does not, or at any failure, the answer stays as it is without a model.
 */
export async function writtenInstead(
  plain: Verified | undefined,
  writing: Writing,
): Promise<Verified | undefined> {
  if (plain?.draft?.by !== 'quotes') return plain;
  const session = writing.models.for('compose');
  const chance = session ? writing.chance() : 0;
  if (!session || chance < writing.threshold * (plain.draft.partly ? partlyShare : 1)) return plain;
  const written = await write(session, writing);
  // From another language, and less sure: given as a part, as the quotation would be.
  if ('draft' in written)
    return { ...written, draft: written.draft && { ...written.draft, partly: chance < writing.threshold } };
  writing.models.fellBack(written.step, written.because);
  return plain;
}

interface NotWritten {
  readonly step: 'compose' | 'verify';
  readonly because: string;
}

async function write(session: ChatSession, writing: Writing): Promise<Verified | NotWritten> {
  const { material } = writing;
  const asked = outgoing([material.query]);
  if (!asked) return { step: 'compose', because: 'unpublished-invention' };
  const sources = sourcesOf(material.candidates);
  if (sources[0]?.candidate !== material.candidates[0])
    return { step: 'compose', because: 'check: planted instructions' };
  const grounded: Grounded = { sources, sentences: [] };
  const question = asked[0] ?? '';
  const failed = await readSentences(session, question, grounded, writing);
  if (failed !== undefined) return { step: 'compose', because: failed };
  const draft = draftOf(grounded, material);
  const missing = missingValues(draft, material.understood.aspects);
  if (missing.length > 0) return { step: 'compose', because: `check: lacks ${missing.join(', ')}` };
  const refused = await judge({ question, ...grounded }, writing.models);
  return refused === undefined ? { draft, removed: [], missing } : { step: 'verify', because: refused };
}

/** Reads the answer sentence by sentence and stops at the first that does not pass; undefined when all did. */
async function readSentences(
  session: ChatSession,
  question: string,
  { sources, sentences }: Grounded,
  { material, index }: Writing,
): Promise<string | undefined> {
  prompt ??= readPrompt('src', 'consultation', 'prompts', 'write.md');
  const language = languageNames[writtenLanguageFor(material.language)];
  const filled = fillPrompt(prompt, { language }, { question, sources: asData(sources) });
  const reader = new SentenceReader();
  let fault: string | undefined;
  const passes = (came: readonly WrittenSentence[]): boolean => {
    for (const sentence of came) {
      fault ??= faultOf(sentence, sentences, sources, material, index, filled.system);
      if (fault !== undefined) return false;
      sentences.push(sentence);
    }
    return true;
  };
  const answer: ModelAnswer<string> = await session.read('compose', filled, (piece) =>
    passes(reader.add(piece)),
  );
  if (answer.ok) passes(reader.end());
  if (fault !== undefined) return fault;
  if (!answer.ok) return answer.because;
  return sentences.length === 0 ? 'check: nothing was written' : undefined;
}

function faultOf(
  sentence: WrittenSentence,
  before: readonly WrittenSentence[],
  sources: readonly Source[],
  material: Material,
  index: SearchIndex,
  instructions: string,
): string | undefined {
  if (sentence.text.replace(/[^A-Za-z]/g, '') === none) return 'check: the sources do not answer';
  if (before.length >= mostSentences) return 'check: too long';
  const strange = sentence.tokens.find((token) => !sources.some((source) => source.token === token));
  if (strange !== undefined) return `citations: ${strange} is no source`;
  const draft: Draft = draftOf({ sources, sentences: [sentence] }, material);
  return faultIn({ draft, material, index }, instructions);
}
