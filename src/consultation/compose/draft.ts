import type { Day } from '../../platform/day.ts';
import type { Language } from '../../language/language.ts';
import type { ReleaseView } from '../release-view.ts';
import type { Card, Citation, Line } from '../turn.ts';
import type { Understood } from '../understand/understand.ts';
import type { Candidate } from './candidates.ts';

/** What an answer is made from. */
export interface Material {
  /** The stand-alone query and what was understood of it. */
  readonly query: string;
  /** Its part in the visitor's present words. */
  readonly said: string;
  readonly understood: Understood;
  readonly language: Language;
  readonly asOf: Day;
  readonly view: ReleaseView;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** The evidence for the second of two things asked in one question. */
  readonly also?: Candidate | undefined;
}

/** An answer before it is verified. Texts and quotes are in the script of their source. */
export interface Draft {
  /** Which composer made it. */
  readonly by: string;
  /** The evidence it rests on. */
  readonly main: Candidate;
  readonly lines: readonly Line[];
  readonly citations: readonly Citation[];
  readonly card?: Card;
  /** What else was asked for, or may be meant as well, where it is given too. */
  readonly beside?: Candidate;
  /** Something of what was asked is missing, and the lines say what. */
  readonly partly: boolean;
  readonly aiGenerated: boolean;
}

/** Makes a draft of the material, or leaves it to the next composer. */
export interface Composer {
  readonly name: string;
  compose(material: Material): Promise<Draft | undefined> | Draft | undefined;
}
