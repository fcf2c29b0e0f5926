import type { SearchIndex } from '../../retrieval/search-index.ts';
import type { Draft, Material } from '../compose/draft.ts';
import type { Line } from '../turn.ts';
import type { AspectId } from '../understand/aspects.ts';
import { missingValues } from './asked-for.ts';
import type { Check, Fault } from './check.ts';
import { citations } from './citations.ts';
import { language } from './language.ts';
import { promisesCheck } from './promises.ts';
import { quantities } from './quantities.ts';
import { verdict } from './verdict.ts';

/** What every answer has to pass, model-written or not. */
export const checks: readonly Check[] = [citations, quantities, verdict, promisesCheck, language];

/** A draft with what did not pass taken out. */
export interface Verified {
  /** Undefined when no cited line was left. */
  readonly draft: Draft | undefined;
  readonly removed: readonly { readonly check: string; readonly because: string }[];
  /** Values that were asked for and that the draft does not hold. */
  readonly missing: readonly AspectId[];
}

/** Runs every check and removes the lines at fault, and the citations nothing rests on any more. */
export function verify(draft: Draft, material: Material, index: SearchIndex): Verified {
  const faults = checks.flatMap((check) =>
    check.faults({ draft, material, index }).map((fault) => ({ check: check.name, ...fault })),
  );
  const kept = withoutFaults(draft, faults);
  return {
    draft: kept,
    removed: faults.map(({ check, because }) => ({ check, because })),
    missing: kept ? missingValues(kept, material.understood.aspects) : [],
  };
}

function withoutFaults(draft: Draft, faults: readonly Fault[]): Draft | undefined {
  if (faults.length === 0) return draft;
  const bad = new Set<Line>(faults.map(({ line }) => line));
  const lines = draft.lines.filter((line) => !bad.has(line));
  const used = new Set(lines.flatMap((line) => line.citations ?? []));
  if (!lines.some((line) => 'text' in line && (line.citations ?? []).length > 0)) return undefined;
  return { ...draft, lines, citations: draft.citations.filter(({ marker }) => used.has(marker)) };
}
