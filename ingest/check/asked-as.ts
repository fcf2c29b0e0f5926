import { normalise } from '../../src/language/script.ts';
import type { Check } from './base.ts';

/** A way of asking leads to one place: no two entries or records share one. */
export const checkAskedAs: Check = (base) => {
  const owners = new Map<string, string>();
  const all = [
    ...[...base.records.values()].map(({ id, file, content }) => ({ id, file, askedAs: content.askedAs })),
    ...[...base.entries.values()].map(({ id, file, content }) => ({
      id,
      file,
      askedAs: content.entry.askedAs,
    })),
  ];
  for (const { id, file, askedAs } of all) {
    for (const variant of [...askedAs['zh-Hans'], ...askedAs.en]) {
      const key = normalise(variant).replace(/[\s\p{P}]/gu, '');
      const owner = owners.get(key);
      if (owner === id) base.problems.in(file).error(`asks "${variant}" twice.`, 'askedAs');
      else if (owner !== undefined)
        base.problems
          .in(file)
          .error(`asks "${variant}", as ${owner} does; a way of asking leads to one place.`, 'askedAs');
      owners.set(key, owner ?? id);
    }
  }
};
