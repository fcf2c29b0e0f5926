import { checkAskedAs } from './asked-as.ts';
import type { Check, KnowledgeBase } from './base.ts';
import { checkLegalBasis, type LawTexts } from './legal-basis.ts';
import { checkLinks } from './links.ts';
import { checkLanguages, checkQuantities } from './quantities.ts';
import { checkTerms } from './terms.ts';
import { checkValidity } from './validity.ts';

/** The checks of a knowledge base, in the order an editor reads them. */
export const checks: readonly Check[] = [
  checkLinks,
  checkQuantities,
  checkLanguages,
  checkValidity,
  checkAskedAs,
  checkTerms,
];

/** Runs every check; the legal basis only where the laws are at hand. */
export function checkBase(base: KnowledgeBase, laws: LawTexts | undefined): void {
  for (const check of checks) check(base);
  if (laws) checkLegalBasis(base, laws);
}

/** How much a base holds, by kind. */
export function countBase(base: KnowledgeBase): Readonly<Record<string, number>> {
  const kinds = [...base.entries.values()].map(({ content }) => content.entry.kind);
  const entries = Object.fromEntries(
    [...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((one) => one === kind).length]),
  );
  return { record: base.records.size, ...entries, term: base.terms.length };
}
