import type { Turn } from '../consultation/turn.ts';
import { renderReply } from '../locale/render.ts';

/** Two runs of one turn side by side. */
export interface Replayed {
  readonly before: Turn;
  readonly after: Turn;
  /** Names of what differs, of what can be compared. */
  readonly differences: readonly string[];
  /** Plain words for what cannot be compared; undefined where everything was. */
  readonly notCompared?: string;
}

const compared = ['outcome', 'reason', 'confidence', 'query'] as const;

/** What differs. Words that a model wrote are held against words of a model only: no two models write alike. */
export function compareTurns(before: Turn, after: Turn): Replayed {
  const differences: string[] = compared.filter((name) => before[name] !== after[name]);
  if (passagesOf(before) !== passagesOf(after)) differences.push('evidence');
  const wroteThen = before.reply.aiGenerated;
  if (wroteThen && !after.reply.aiGenerated)
    return {
      before,
      after,
      differences,
      notCompared: `the words: ${chatModelsOf(before)} wrote them then, and no model wrote now`,
    };
  if (renderReply(before.reply, before.language) !== renderReply(after.reply, after.language))
    differences.push('reply');
  return { before, after, differences };
}

const passagesOf = ({ evidence }: Turn): string => evidence.map(({ passageId }) => passageId).join('\n');

function chatModelsOf({ modelCalls = [] }: Turn): string {
  return [...new Set(modelCalls.map(({ model }) => model))].join(', ') || 'a model';
}

/** Both runs for a reader: what was told then with the checks it passed, what is told now, and what differs. */
export function replayReport(replayed: Replayed): string {
  const { before, after, differences, notCompared } = replayed;
  const verdict = differences.length === 0 ? 'The same.' : `Differs in: ${differences.join(', ')}.`;
  const parts = [
    before.question,
    `then: ${inOneLine(before)}\nnow:  ${inOneLine(after)}`,
    ...(wasHelped(before) ? [`Told then, as it was kept:\n\n${told(before)}`, helpOf(before)] : []),
    ...(wasHelped(before) ? [`Told now:\n\n${told(after)}`] : [told(after)]),
    ...(wasHelped(after) ? [helpOf(after)] : []),
    ...(notCompared === undefined ? [verdict] : [`${verdict}\nNot compared are ${notCompared}.`]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function told({ reply, language }: Turn): string {
  return renderReply(reply, language);
}

function inOneLine({ outcome, reason, confidence, reply }: Turn): string {
  const why = reason === undefined ? '' : ` (${reason})`;
  return `${outcome}${why}, confidence ${confidence.toFixed(2)}, ${reply.aiGenerated ? 'written by a model' : 'not written by a model'}`;
}

const wasHelped = ({ modelCalls = [], fallbacks = [] }: Turn): boolean =>
  modelCalls.length + fallbacks.length > 0;

/** What a model was asked in a turn, and what the checks said of it. */
function helpOf({ modelCalls = [], fallbacks = [], reply }: Turn): string {
  const calls = modelCalls.map((call) => {
    const { step, model, milliseconds, tries, inputTokens, outputTokens, cost, failure } = call;
    const price = cost === undefined ? '' : `, cost ${cost.toFixed(6)}`;
    const end = failure === undefined ? '' : `, failed: ${failure}`;
    const times = tries === 1 ? '' : `, ${tries} tries`;
    return `  ${step.padEnd(14)}${model}: ${Math.round(milliseconds)} ms${times}, ${inputTokens} tokens in, ${outputTokens} out${price}${end}`;
  });
  const checks = fallbacks.map(
    ({ step, because }) => `  ${step.padEnd(14)}went on without the model: ${because}`,
  );
  const passed = reply.aiGenerated ? ['  every sentence passed the checks by code and by the judge'] : [];
  return ['What the model was asked, and what the checks said:', ...calls, ...checks, ...passed].join('\n');
}
