import { dueOn } from '../../src/knowledge/validity.ts';
import type { Validity } from '../../src/knowledge/document.ts';
import { addDays, type Day } from '../../src/platform/day.ts';
import type { Check, KnowledgeBase } from './base.ts';

interface Standing {
  readonly id: string;
  readonly file: string;
  readonly validity: Validity;
  readonly supersedes: readonly string[];
}

/** Days follow each other: nothing ends before it begins, and what replaces something begins the day after it ends. */
export const checkValidity: Check = (base) => {
  const all = new Map(standings(base).map((standing) => [standing.id, standing]));
  for (const { file, validity, supersedes } of all.values()) {
    const { effectiveFrom, effectiveTo } = validity;
    if (effectiveTo !== undefined && effectiveTo < effectiveFrom) {
      base.problems
        .in(file)
        .error(`ends on ${effectiveTo}, before it begins on ${effectiveFrom}.`, 'effectiveTo');
    }
    for (const old of supersedes.flatMap((id) => all.get(id) ?? [])) {
      const end = old.validity.effectiveTo;
      if (end === undefined)
        base.problems
          .in(old.file)
          .error(`is replaced from ${effectiveFrom} on and has no end.`, 'effectiveTo');
      else if (addDays(end, 1) !== effectiveFrom) {
        const kind = addDays(end, 1) < effectiveFrom ? 'a hole' : 'an overlap';
        base.problems
          .in(file)
          .error(
            `leaves ${kind}: ${old.id} ends on ${end}, this begins on ${effectiveFrom}.`,
            'effectiveFrom',
          );
      }
    }
  }
};

/** A fact to be checked again, and since when. */
export interface Due {
  readonly id: string;
  readonly file: string;
  readonly since: Day;
}

/** What is past its window on a day, oldest first. Never a failure: the calendar breaks no build. */
export function dueList(base: KnowledgeBase, asOf: Day): Due[] {
  return standings(base)
    .flatMap(({ id, file, validity }) => {
      const since = dueOn(validity);
      return since !== undefined && since < asOf ? [{ id, file, since }] : [];
    })
    .sort((a, b) => (a.since < b.since ? -1 : 1));
}

function standings(base: KnowledgeBase): Standing[] {
  return [
    ...[...base.records.values()].map(({ id, file, content }) => ({
      id,
      file,
      validity: content,
      supersedes: content.supersedes ?? [],
    })),
    ...[...base.entries.values()].map(({ id, file, content: { entry } }) => ({
      id,
      file,
      validity: entry,
      supersedes: entry.supersedes ?? [],
    })),
  ];
}
