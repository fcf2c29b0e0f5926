import type { Release } from '../../knowledge/release.ts';
import { releaseRows } from '../dense/release-vectors.ts';
import type { KnowledgeSearch, ReleaseSearch } from '../release-search.ts';
import { synchronise } from './namespace-sync.ts';
import { pineconeIndex, type PineconeIndex } from './pinecone-index.ts';
import type { PineconeTarget } from './pinecone-settings.ts';
import { recordCount } from './records.ts';
import { openVendorIndex, type VendorIndex } from './vendor-index.ts';

/** How long a failed upload rests before it is begun again, in milliseconds. */
const pauseMs = 60_000;

export interface PineconeSearchOptions {
  readonly target: PineconeTarget;
  /** Told of everything that goes wrong. */
  readonly report: (error: unknown) => void;
  readonly vendor?: VendorIndex;
  /** Waits; injected by tests. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/**
 * A search whose candidates Pinecone finds. Each release that is opened is stored there in the background; until it is
 * whole there, and whenever Pinecone does not answer, the built-in index searches alone.
 */
export function pineconeSearch(search: ReleaseSearch, options: PineconeSearchOptions): KnowledgeSearch {
  const { target, report, vendor = openVendorIndex(target), wait = unheldWait } = options;
  let upload: Upload | undefined;
  let index: PineconeIndex | undefined;
  return {
    model: search.model,
    kind: () => `${search.kind()}; candidates from Pinecone (${target.mode})`,
    degraded: () => [
      ...search.degraded(),
      ...[upload?.fault(), faultOf(index)].filter((fault) => fault !== undefined),
    ],
    open: (release) => {
      const scorer = search.open(release);
      upload?.stop();
      const started = startUpload(release, { target, report, vendor, wait });
      upload = started;
      index = pineconeIndex(release, scorer, { target, vendor, report, isComplete: started.isComplete });
      return index;
    },
    close: async () => {
      upload?.stop();
      await search.close();
    },
  };
}

interface Upload {
  readonly isComplete: () => boolean;
  /** What is missing, in plain words; undefined when the release is whole. */
  fault(): string | undefined;
  stop(): void;
}

function startUpload(
  release: Release,
  { target, report, vendor, wait }: Required<PineconeSearchOptions>,
): Upload {
  const stopping = new AbortController();
  const { signal } = stopping;
  const number = release.manifest.number;
  let complete = false;
  let stored = 0;
  let problem = '';
  const total = recordCount(release, target.mode);
  const rows = target.mode === 'sparse' ? undefined : releaseRows(release);

  const run = async (): Promise<void> => {
    while (!signal.aborted && !complete) {
      try {
        const progress = (done: number): void => {
          stored = done;
        };
        await synchronise(release, { target, vendor, rows, signal, wait, progress });
        complete = true;
      } catch (error) {
        if (stopping.signal.aborted) return;
        problem = '; the last attempt failed and another follows';
        report(error);
        await wait(pauseMs);
      }
    }
  };
  if (target.mode !== 'sparse' && rows === undefined) {
    problem = '; the release has no vectors, which this mode needs';
  } else {
    run().catch(report);
  }
  return {
    isComplete: () => complete,
    fault: () =>
      complete
        ? undefined
        : `Pinecone holds ${stored} of ${total} records of release ${number}${problem}; the built-in index searches alone meanwhile`,
    stop: () => {
      stopping.abort();
    },
  };
}

const faults = { slow: 'answers too late', failed: 'fails' } as const;

function faultOf(index: PineconeIndex | undefined): string | undefined {
  const fault = index?.fault();
  return fault && `Pinecone ${faults[fault]}; the built-in index searches alone meanwhile`;
}

/** A wait that keeps no program from ending. */
function unheldWait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
