import { join } from 'node:path';
import { judgeFor, type Judge } from '../consultation/calibration/judge.ts';
import { committedCalibrations, ownCalibrations } from '../consultation/calibration/stored.ts';
import type { Release } from '../knowledge/release.ts';
import { openReleaseShelf, type ReleaseShelf } from '../knowledge/release-shelf.ts';
import { UserError } from '../platform/user-error.ts';
import type { KnowledgeSearch } from '../retrieval/release-search.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';

/** A release with its index and what makes its confidence a probability, ready to be asked. */
export interface Knowledge {
  readonly release: Release;
  readonly index: SearchIndex;
  readonly judge: Judge;
}

/** Releases, and the folders calibrations are looked for in. */
export interface KnowledgeShelf extends ReleaseShelf {
  readonly calibrations?: readonly string[];
}

/** The releases and calibrations of a data folder; its own calibrations come before the project's. */
export function shelfOf(dataDir: string): KnowledgeShelf {
  return {
    ...openReleaseShelf(join(dataDir, 'releases')),
    calibrations: [ownCalibrations(dataDir), committedCalibrations],
  };
}

/** Opens one release of the shelf. */
export function openKnowledge(
  shelf: KnowledgeShelf,
  number: number,
  search: Pick<KnowledgeSearch, 'open'>,
): Knowledge {
  const release = shelf.read(number);
  return { release, index: search.open(release), judge: judgeFor(release.manifest, shelf.calibrations) };
}

/** The release in use of a running server. */
export interface LiveKnowledge {
  /** What a question that begins now is answered from; it keeps it to its end. */
  current(): Knowledge;
  /** The number of a newer release that cannot be opened. */
  refused(): number | undefined;
  /** Looks now; resolves when the newest release is what questions are answered from, or is refused. */
  look(): Promise<void>;
  /** Looks no more for new releases. */
  stop(): void;
}

export interface LiveKnowledgeOptions {
  readonly search: Pick<KnowledgeSearch, 'open'>;
  /** Asks a release something before visitors do, so that none of them waits for what is loaded at first use. */
  readonly prepare: (knowledge: Knowledge) => Promise<void>;
  /** Told of a release that cannot be opened; the last one stays in use. */
  readonly report: (error: unknown) => void;
  /** How often the pointer is looked at, in milliseconds. */
  readonly lookEvery?: number;
}

/** Opens the release in use, and every later one as soon as it is published, beside the questions and not within one. */
export function liveKnowledge(shelf: KnowledgeShelf, options: LiveKnowledgeOptions): LiveKnowledge {
  const { search, prepare, report, lookEvery = 1000 } = options;
  let current = openKnowledge(shelf, publishedNumber(shelf), search);
  let refused: number | undefined;
  let looks = 0;
  let tail: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const number = shelf.currentNumber();
    if (number === undefined || number === current.release.manifest.number || number === refused) return;
    try {
      const next = openKnowledge(shelf, number, search);
      await prepare(next);
      current = next;
      refused = undefined;
    } catch (error) {
      refused = number;
      report(error);
    }
  };
  // One after the other: a look that has begun may have read the pointer before it moved.
  const lookNext = (): Promise<void> => {
    looks += 1;
    tail = tail
      .then(look)
      .catch(report)
      .finally(() => {
        looks -= 1;
      });
    return tail;
  };
  const timer = setInterval(() => {
    if (looks === 0) void lookNext();
  }, lookEvery);
  timer.unref();
  return {
    current: () => current,
    refused: () => refused,
    look: lookNext,
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** The number of the release in use; a UserError when none was published. */
export function publishedNumber(shelf: ReleaseShelf): number {
  const number = shelf.currentNumber();
  if (number !== undefined) return number;
  throw new UserError('There is no release yet. Publish one with: npm run ingest');
}
