import { complaint } from './complaint.ts';
import { ownCase } from './own-case.ts';
import { person } from './person.ts';
import { badRating, goodRating, notHelped } from './rating.ts';
import type { Rule } from './rule.ts';
import { child, crimeNow, selfHarm, stateSecret } from './sensitive.ts';
import { bye, hello, thanks, who } from './small-talk.ts';

/** What a visitor can want besides an answer to a question. */
export type Wish =
  | 'self-harm'
  | 'crime-now'
  | 'state-secret'
  | 'child'
  | 'person'
  | 'not-helped'
  | 'bad-rating'
  | 'good-rating'
  | 'hello'
  | 'thanks'
  | 'bye'
  | 'who'
  | 'complaint'
  | 'own-case';

/** The rules in the order in which they are asked: what is urgent comes before what is only likely. */
export const rules: readonly { readonly wish: Wish; readonly rule: Rule }[] = [
  { wish: 'self-harm', rule: selfHarm },
  { wish: 'crime-now', rule: crimeNow },
  { wish: 'person', rule: person },
  { wish: 'bad-rating', rule: badRating },
  { wish: 'good-rating', rule: goodRating },
  { wish: 'hello', rule: hello },
  { wish: 'thanks', rule: thanks },
  { wish: 'bye', rule: bye },
  { wish: 'who', rule: who },
  { wish: 'not-helped', rule: notHelped },
  { wish: 'complaint', rule: complaint },
  { wish: 'state-secret', rule: stateSecret },
  { wish: 'child', rule: child },
  { wish: 'own-case', rule: ownCase },
];
