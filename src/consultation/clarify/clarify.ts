import type { Topic } from '../../knowledge/document.ts';
import type { Language } from '../../language/language.ts';
import type { Candidate } from '../compose/candidates.ts';
import type { Choice } from '../turn.ts';
import type { AspectId } from '../understand/aspects.ts';
import type { Understood } from '../understand/understand.ts';
import { choiceOf, choiceQuery, choosableTopics, rightOfTopic } from './choices.ts';

/** Finds the evidence for another wording of the question, best first. */
export type Look = (query: string) => Promise<readonly Candidate[]>;

/** A match this near leaves no doubt what was meant. */
const certain = 0.85;
/** How much of the question with a right put in the evidence has to be written for, and beside the best right. */
const least = { covered: 0.4, beside: 0.75, besideShared: 0.5 };
/** Acts that the rights of this set know alike, each with rules of its own, and the words for them. */
const sharing = new Set<Topic>(['patent', 'trademark']);
const sharedActs =
  /续费|续期|续交|续缴|过期|到期|驳回|复审|无效|转让|过户|许可|备案|质押|申请费|官费|证书|补证|变更|\b(renew(al|ed|ing)?|expired?|refus(ed|al)|assign(ment|ed)?|transfer(red)?|licen[cs]e|recordal|application fee|certificate|invalidat\w+)\b/;
/** Acts whose name is of one right but is said of another: alone they leave open which is meant. */
const bareActs = /^(续展|续期|续费|续|renewal|renew)(怎么办|怎么弄|怎么续|(要|得|是)?多少钱|多久)?[?。!]?$/;
/** Aspects whose answers differ from right to right. */
const differing = new Set<AspectId>(['fee', 'time', 'share', 'materials', 'count', 'date']);
/** Aspects of an office, which is the same for every right. */
const ofOffices = new Set<AspectId>(['hours', 'phone', 'address']);
/** Topics whose words go with every right. */
const shared = new Set<Topic>(['enforcement', 'finance', 'public-service', 'foreign', 'other']);
/** A longer question tells by its other words which right it means. */
const shortest = 16;

/**
 * The rights a visitor has to choose between: his question is short, names none, asks for a value, and with one right
 * or another put in finds different records or entries that were written for it. Empty when there is nothing to ask.
 */
export async function choicesFor(
  question: string,
  understood: Understood,
  candidates: readonly Candidate[],
  language: Language,
  look: Look,
): Promise<Choice[]> {
  const isBare = bareActs.test(understood.normalised);
  if (!isOpen(understood) || (isPlain(candidates[0]) && !isBare)) return [];
  const tried = await Promise.all(
    choosableTopics.map(async (topic) => ({
      topic,
      best: bestOf(topic, await look(choiceQuery(rightOfTopic(topic), question))),
    })),
  );
  const answered = tried.filter(({ best }) => best !== undefined);
  const most = Math.max(0, ...answered.map(({ best }) => best?.fit.covered ?? 0));
  const shares = sharedActs.test(understood.normalised);
  const rivals = answered.filter(({ topic, best }) => {
    if (isBare && !sharing.has(topic)) return false;
    const beside = shares && sharing.has(topic) ? least.besideShared : least.beside;
    return (best?.fit.covered ?? 0) >= Math.max(least.covered, beside * most);
  });
  const different = new Set(rivals.map(({ best }) => best?.document.id)).size;
  if (different < 2) return [];
  return rivals.map(({ topic }) => choiceOf(topic, question, language));
}

/** The evidence leaves nothing to ask: the question is one of its own, or it holds for every right and is said whole. */
function isPlain(best: Candidate | undefined): boolean {
  if (!best) return false;
  const { document, fit, hit } = best;
  if ((hit.scores.askedAs ?? 0) >= certain) return true;
  const forAll = !document.topics.some((topic) => choosableTopics.includes(topic));
  return fit.said >= certain && (forAll || fit.covered >= certain);
}

/** Names no right and no matter of others, holds no word that belongs to one right alone, and asks for a value or names a bare act. */
function isOpen({ rights, field, aspects, normalised }: Understood): boolean {
  if (field.outside || aspects.some((aspect) => ofOffices.has(aspect))) return false;
  const told = [...field.telling].some((topic) => !shared.has(topic));
  const han = normalised.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const words = normalised.match(/[a-z]+/g)?.length ?? 0;
  const size = han + 1.5 * words;
  const asksValue = size <= shortest && aspects.some((aspect) => differing.has(aspect));
  const asksBareAct = size <= shortest / 2 && sharedActs.test(normalised);
  return rights.size === 0 && (bareActs.test(normalised) || (!told && (asksValue || asksBareAct)));
}

/** How many of the best are looked at for the one that was written for the question. */
const considered = 6;

/** The evidence of the right alone that is most written for the question. */
function bestOf(topic: Topic, candidates: readonly Candidate[]): Candidate | undefined {
  return candidates
    .filter(({ document, fit }) => {
      const rights = document.topics.filter((each) => choosableTopics.includes(each));
      const ofRight = rights.length === 1 && rights[0] === topic;
      return document.kind !== 'statute' && fit.otherRight === 0 && fit.otherAspect === 0 && ofRight;
    })
    .slice(0, considered)
    .reduce<Candidate | undefined>(
      (best, each) => (best && best.fit.covered >= each.fit.covered ? best : each),
      undefined,
    );
}
