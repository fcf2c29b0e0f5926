import type { Check, Checked } from '../verify/check.ts';
import { absolutes } from '../verify/absolutes.ts';
import { figures } from '../verify/figures.ts';
import { grounding } from '../verify/grounding.ts';
import { noLeakOf } from '../verify/own-words.ts';
import { plainText } from '../verify/plain-text.ts';
import { polarity } from '../verify/polarity.ts';
import { subjects } from '../verify/subjects.ts';
import { checks } from '../verify/verify.ts';

/** What a sentence of a model has to pass besides what every answer has to. */
const ofModels: readonly Check[] = [plainText, figures, subjects, polarity, absolutes, grounding];

/** The first fault of a draft that a model wrote, with the check that found it; undefined when it has none. */
export function faultIn(checked: Checked, instructions: string): string | undefined {
  for (const check of [...checks, ...ofModels, noLeakOf(instructions)]) {
    const [fault] = check.faults(checked);
    if (fault) return `${check.name}: ${fault.because}`;
  }
  return undefined;
}
