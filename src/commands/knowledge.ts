import { join } from 'node:path';
import type { Release } from '../knowledge/release.ts';
import { openReleaseShelf, type ReleaseShelf } from '../knowledge/release-shelf.ts';
import { UserError } from '../platform/user-error.ts';
import { openIndex } from '../retrieval/built-in-index.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';

/** A release with its index, ready to be asked. */
export interface Knowledge {
  readonly release: Release;
  readonly index: SearchIndex;
}

/** The releases of a data folder. */
export function shelfOf(dataDir: string): ReleaseShelf {
  return openReleaseShelf(join(dataDir, 'releases'));
}

/** Opens one release of the shelf. */
export function openKnowledge(shelf: ReleaseShelf, number: number): Knowledge {
  const release = shelf.read(number);
  return { release, index: openIndex(release) };
}

/**
 * The release in use, opened anew as soon as another is published: the pointer is looked at for every question, and a
 * question that has begun keeps the release it began with. A release that cannot be opened leaves the last one in use.
 */
export function liveKnowledge(shelf: ReleaseShelf, report: (error: unknown) => void): () => Knowledge {
  let current: Knowledge | undefined;
  let refused: number | undefined;
  return () => {
    const number = shelf.currentNumber();
    if (number === undefined) {
      throw new UserError('There is no release yet. Publish one with: npm run ingest');
    }
    if (current?.release.manifest.number === number) return current;
    if (current !== undefined && refused === number) return current;
    try {
      current = openKnowledge(shelf, number);
      refused = undefined;
    } catch (error) {
      if (current === undefined) throw error;
      refused = number;
      report(error);
    }
    return current;
  };
}
