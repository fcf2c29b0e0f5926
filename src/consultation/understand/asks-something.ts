import { normalise } from '../../language/script.ts';
import { aspectsOf } from './aspects.ts';
import { person } from './person.ts';
import { rightsOf } from './rights.ts';
import { matches } from './rule.ts';

/** Whether a message asks more than for a person to come: something that could be looked up. */
export function asksSomething(text: string): boolean {
  const normalised = normalise(text);
  return !matches(person, normalised) || rightsOf(normalised).size > 0 || aspectsOf(normalised).length > 0;
}
