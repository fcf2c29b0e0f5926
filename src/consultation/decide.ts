import type { Draft } from './compose/draft.ts';
import type { Notices } from './notices.ts';
import type { Candidate } from './compose/candidates.ts';
import { declined, handedOver, type Conclusion } from './replies.ts';
import { say } from './say.ts';
import { aspects as aspectsById, type AspectId } from './understand/aspects.ts';
import type { Understood } from './understand/understand.ts';
import type { Verified } from './verify/verify.ts';

/** Below this share of the threshold there is no evidence to speak of. */
const faint = 0.4;
/** Share of the threshold for a quotation in another language, which says what it is and offers a person. */
export const partlyShare = 0.7;
/** How near a way of asking has to be for a special case that the question does not name. */
const certain = 0.85;
/** Evidence that holds less of what a question without a word of the field could find is an accident of common words. */
const leastNorm = { short: 0.25, long: 0.15 };
/** A question of so many characters has hardly a word that tells. */
const short = 10;
const leastFit = 0.5;
/** Below this probability a question without a word of the field is none of ours. */
const foreign = 0.15;

/** A verified draft, and how probably it is right. */
export interface Deciding {
  /** Undefined when there was nothing to answer from. */
  readonly verified: Verified | undefined;
  readonly confidence: number;
  readonly threshold: number;
  readonly understood: Understood;
  /** What is said beside an answer that is given. */
  readonly notices: (answer: Draft) => Notices;
}

/** Gives the answer when it is sure enough; else says whether the matter is not ours, unknown, or only unsure. */
export function decide({ verified, confidence, threshold, understood, notices }: Deciding): Conclusion {
  const whole = verified && answersSomething(verified) ? verified.draft : undefined;
  const needed = (whole?.partly === true ? partlyShare : 1) * threshold;
  if (whole && !isRuledOut(whole, understood) && confidence >= needed)
    return given(whole, missingIn(verified), notices(whole));
  if (isForeignToUs(understood, confidence)) return declined('out-of-scope', 'out-of-scope', 0);
  if (understood.elsewhere) return handedOver('no-evidence');
  return handedOver(whole && confidence >= faint * threshold ? 'low-confidence' : 'no-evidence');
}

/** Values whose lack is said in an answer that holds another one that was asked for. */
const sayable: readonly AspectId[] = ['fee', 'share', 'time', 'materials'];

/** Nothing that was asked for is missing, or the answer states something else of it and can say what it lacks. */
function answersSomething({ draft, missing }: Verified): boolean {
  if (missing.length === 0) return true;
  return draft?.main.fit.sameAspect === 1 && missing.every((aspect) => sayable.includes(aspect));
}

/**
 * Evidence that is no answer however well it fits: the law of China for the rights of another country, a text of some day
 * for what changes from day to day, a record of
 * another right or of something else than what is asked for, or what a question without a word of the field happens to share words with.
 */
function isRuledOut({ main }: Draft, understood: Understood): boolean {
  const { elsewhere, live, field, aspects, normalised } = understood;
  return (
    elsewhere ||
    live ||
    main.fit.otherRight === 1 ||
    isSpecialCase(main) ||
    statesOther(main, aspects) ||
    (field.words === 0 && isAccident(main, normalised))
  );
}

/** A fee, a time limit or an amount of a special case that the question does not name. */
function isSpecialCase({ fit, record }: Candidate): boolean {
  return fit.narrower === 1 && Math.max(fit.askedAs, fit.said) < certain && (record?.values.length ?? 0) > 0;
}

/** A record of another kind than the value that is asked for, none of whose values is measured in its units. */
function statesOther({ fit, record }: Candidate, asked: readonly AspectId[]): boolean {
  const units = new Set(asked.flatMap((aspect) => aspectsById[aspect].units ?? []));
  const holds = record?.values.some(({ quantity }) => quantity !== undefined && units.has(quantity.unit));
  return fit.otherAspect === 1 && units.size > 0 && holds !== true;
}

/** Little of the question was found, and what it was found in is hardly written for it. */
function isAccident({ hit, fit }: Candidate, question: string): boolean {
  const least = question.length <= short ? leastNorm.short : leastNorm.long;
  return hit.norm < least && Math.max(fit.covered, fit.said, fit.askedAs) < leastFit;
}

/** A matter of other authorities or of daily life, with no word that belongs to a right. */
export function isOfOthers({ field }: Pick<Understood, 'field'>): boolean {
  return field.outside && field.telling.size === 0;
}

/** A matter of others, or no word of the field and no evidence to speak of. */
function isForeignToUs(understood: Understood, confidence: number): boolean {
  const { field, aspects } = understood;
  if (isOfOthers(understood)) return true;
  const ofOffices = aspects.some(
    (aspect) => aspect === 'address' || aspect === 'phone' || aspect === 'hours',
  );
  return field.words === 0 && confidence < foreign && !ofOffices;
}

type Missing = 'fee' | 'time' | 'materials';

/** Names what an answer lacks; share and fee are one to a reader. */
function missingIn(verified: Verified | undefined): Missing[] {
  const missing = verified?.missing ?? [];
  const fee = missing.some((aspect) => aspect === 'fee' || aspect === 'share');
  return [
    ...(fee ? (['fee'] as const) : []),
    ...(['time', 'materials'] as const).filter((aspect) => missing.includes(aspect)),
  ];
}

function given(draft: Draft, missing: readonly Missing[], notices: Notices): Conclusion {
  const { lines, citations, card, aiGenerated, partly } = draft;
  return {
    outcome: partly || missing.length > 0 ? 'answered-partly' : 'answered',
    reply: {
      lines: [...lines, ...missing.map((aspect) => say(`partly.missing-${aspect}`, {}))],
      citations: [...citations, ...notices.citations],
      choices: [],
      ...(card && { card }),
      notices: [...notices.lines],
      aiGenerated,
    },
  };
}
