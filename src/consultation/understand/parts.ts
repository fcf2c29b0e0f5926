import { resolveFollowUp } from '../contextualise/follow-up.ts';
import { aspectsOf, type AspectId } from './aspects.ts';
import { rightsOf } from './rights.ts';

/** What can be asked of one thing beside another; how, what and since when go with anything, a phone may be the visitor's own. */
const values: ReadonlySet<AspectId> = new Set<AspectId>(['fee', 'share', 'time', 'materials', 'who', 'site']);
const between =
  /[,;?。!、]+\s*(?:还有|另外|以及|并且|同时|and\s)?|\s*(?:以及|还有|另外)\s*|,?\s+and\s+(?=(?:what|how|where|which|who)\b)/;

/**
 * The two questions of a normalised text that asks two values of one thing: 商标注册多少钱,要什么材料 asks what it costs and
 * what is needed. The second is made to stand alone. Undefined where one thing is asked, or more than two are.
 */
export function twoParts(normalised: string): readonly [string, string] | undefined {
  const clauses = normalised.split(between).filter((clause) => clause.trim() !== '');
  const [first = '', second = ''] = clauses;
  if (clauses.length !== 2) return undefined;
  const [one, other] = [valuesOf(first), valuesOf(second)];
  if (one.length === 0 || other.length === 0 || other.some((aspect) => one.includes(aspect)))
    return undefined;
  if (rightsOf(first).size === 0) return undefined;
  return [first, rightsOf(second).size > 0 ? second : resolveFollowUp(first, second).query];
}

function valuesOf(clause: string): AspectId[] {
  return aspectsOf(clause).filter((aspect) => values.has(aspect));
}
