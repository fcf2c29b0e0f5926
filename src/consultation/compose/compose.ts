import { approvedAnswer } from './approved-answer.ts';
import { withBeside } from './beside.ts';
import type { Composer, Draft, Material } from './draft.ts';
import { guideSteps } from './guide-steps.ts';
import { quotes } from './quotes.ts';
import { recordCard } from './record-card.ts';

/** The ways to an answer, in the order in which they are tried. */
export const composers: readonly Composer[] = [recordCard, guideSteps, approvedAnswer, quotes];

/** The first draft that a composer makes of the material, with what stands beside it. */
export async function compose(
  material: Material,
  ways: readonly Composer[] = composers,
): Promise<Draft | undefined> {
  for (const way of ways) {
    const draft = await way.compose(material);
    if (draft) return withBeside(draft, material);
  }
  return undefined;
}
