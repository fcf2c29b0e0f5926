import { detectLanguage } from '../language/detect.ts';
import type { Language } from '../language/language.ts';
import { maskPersonalData } from '../language/personal-data.ts';
import { normalise } from '../language/script.ts';
import { dayAt } from '../platform/day.ts';
import { changedLawNamed, unknownAhead } from './ahead.ts';
import { choicesFor } from './clarify/clarify.ts';
import { partsOf } from './compose/parts.ts';
import { handsOver } from './compose/candidates.ts';
import type { Material } from './compose/draft.ts';
import { committedJudge, leastConfidence } from './calibration/judge.ts';
import { contextualiseByModel } from './contextualise/by-model.ts';
import { contextualise, type StandAlone } from './contextualise/contextualise.ts';
import { decide, isOfOthers } from './decide.ts';
import { drafted } from './drafted.ts';
import { noticesFor } from './notices.ts';
import { TurnRecorder } from './recorder.ts';
import { viewOf, type ReleaseView } from './release-view.ts';
import {
  clarifying,
  declined,
  handedOver,
  handedOverAhead,
  handedOverByEntry,
  handedOverWithheld,
  replyTo,
  type Conclusion,
} from './replies.ts';
import type { ConsultationResources } from './resources.ts';
import { retrieve } from './retrieve.ts';
import { screen } from './screen/screen.ts';
import type { ConsultationRequest, Turn } from './turn.ts';
import { schemesNamed } from './understand/named-scheme.ts';
import { twoParts } from './understand/parts.ts';
import { understand, type Understood } from './understand/understand.ts';

/**
 * One question, one outcome, one evidence record. Stores nothing and sends nothing out of the process; never fails on
 * what a visitor writes.
 */
export async function consult(request: ConsultationRequest, resources: ConsultationResources): Promise<Turn> {
  const today = dayAt(resources.clock.now());
  const turn = new TurnRecorder(request, resources, languageOf(request), request.asOf ?? today);
  return turn.close(await questionsWay(request, resources, turn));
}

/** The steps of a question, each of which may end it. */
async function questionsWay(
  request: ConsultationRequest,
  resources: ConsultationResources,
  turn: TurnRecorder,
): Promise<Conclusion> {
  const { settings } = resources;
  const view = viewOf(resources.release);
  const screened = await turn.step('screen', () => screen(request.question, settings));
  if (screened.ends) {
    const { outcome, reason } = screened.ends;
    return outcome === 'declined'
      ? declined(reason, screened.ends.because, settings.maximumLength)
      : handedOver(reason);
  }
  const question = maskPersonalData(screened.text);
  const understood = await turn.step('understand', () => read(question, view));
  turn.noteUnderstood(understood);
  const conversation = masked(request, settings.maximumLength);
  const standAlone = await turn.step('contextualise', () =>
    contextualise(question, conversation, view.words),
  );
  const early = standAlone.chosen ? undefined : withoutSearch(understood.wish, standAlone.repeated);
  if (early !== undefined && (settings.forStaff !== true || !isForAPerson(early))) return early;
  const asked = await turn.step('contextualise', () =>
    contextualiseByModel(question, conversation.history ?? [], standAlone, view.words, turn.models),
  );
  const answer = await answersWay(asked, resources, turn, view);
  return early?.reason === undefined ? answer : { ...answer, reason: early.reason };
}

/** What is wanted, with slips of typing put right. */
function read(text: string, view: ReleaseView): Understood {
  return understand(view.mend(normalise(text)), view.words);
}

/** What is said without a search to what is no question, or to one that was answered already. */
function withoutSearch(wish: Understood['wish'], repeated: boolean): Conclusion | undefined {
  if (wish === 'not-helped' || repeated) return handedOver('repeated');
  return wish === 'question' ? undefined : replyTo(wish);
}

/** Whether it goes to a person who may want a draft; what is sensitive is for that person alone. */
function isForAPerson({ outcome, reason }: Conclusion): boolean {
  return outcome === 'handed-over' && reason !== 'sensitive';
}

/** The steps from a stand-alone question to an answer: evidence, draft, checks, decision. */
async function answersWay(
  { query, said, clarified }: StandAlone,
  resources: ConsultationResources,
  turn: TurnRecorder,
  view: ReleaseView,
): Promise<Conclusion> {
  const { index, settings, clock } = resources;
  const { language, asOf } = turn;
  const understood = { ...read(query, view), wish: 'question' as const };
  turn.noteUnderstood(understood);

  const found = await turn.step('retrieve', () => retrieve(query, understood, turn, resources, view));
  turn.noteSearch(query, found.result);
  const look = async (wording: string) =>
    (await retrieve(wording, read(wording, view), turn, resources, view)).candidates;
  if (found.withheld && !isOfOthers(understood)) return handedOverWithheld(found.withheld, language);
  if (schemesNamed(understood.normalised).some((name) => !view.mentions(name)))
    return handedOver('no-evidence');
  const ahead = unknownAhead(understood, query, found.candidates[0], { view, asOf, language });
  if (ahead) return handedOverAhead(ahead, language);
  const changed = changedLawNamed(understood, found.candidates[0], { view, asOf });
  if (changed) return handedOverWithheld({ because: 'changed-law', change: changed }, language);
  const choices = clarified
    ? []
    : await turn.step('clarify', () => choicesFor(query, understood, found.candidates, language, look));
  if (choices.length > 0) return clarifying(choices);

  const two = twoParts(understood.normalised);
  const parts = two && (await turn.step('parts', () => partsOf(two, look)));
  const candidates = parts?.candidates ?? found.candidates;
  const material: Material = { query, said, understood, language, asOf, view, candidates, also: parts?.also };
  const judge = resources.judge ?? committedJudge();
  const threshold = leastConfidence(judge, settings);
  const { verified, signals, confidence } = await drafted(found.result, material, {
    turn,
    judge,
    threshold,
    index,
    writes: resources.model !== undefined,
  });
  const [main] = candidates;
  turn.noteConfidence(signals, confidence);
  return turn.step('decide', () => {
    const { changeHorizon: horizon } = settings;
    if (main && handsOver(main) && confidence >= threshold) return handedOverByEntry(main, language);
    const context = { view, index, language, asOf, today: dayAt(clock.now()), horizon, query };
    return decide({
      verified,
      confidence,
      threshold,
      understood,
      notices: (answer) => noticesFor(answer, context),
    });
  });
}

/** The conversation as it may be worked with: personal data masked, nothing longer than can be read. */
function masked(
  { history, choice }: ConsultationRequest,
  longest: number,
): Pick<ConsultationRequest, 'history' | 'choice'> {
  const texts = history?.map(({ role, text }) => ({ role, text: maskPersonalData(text.slice(0, longest)) }));
  return { ...(texts && { history: texts }), ...(choice !== undefined && { choice }) };
}

/** The language to answer in: as asked for, or as the question or, where that shows none, the conversation is written. */
function languageOf({ language, question, history = [] }: ConsultationRequest): Language {
  if (language !== undefined) return language;
  const detected = detectLanguage(question);
  if (detected.confident) return detected.language;
  const earlier = history.findLast(({ role, text }) => role === 'visitor' && detectLanguage(text).confident);
  return earlier ? detectLanguage(earlier.text).language : detected.language;
}
