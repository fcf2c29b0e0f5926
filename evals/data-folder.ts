import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { committedCalibrations, ownCalibrations } from '../src/consultation/calibration/stored.ts';
import { judgeFor } from '../src/consultation/calibration/judge.ts';
import { defaultSettings, type ConsultationResources } from '../src/consultation/resources.ts';
import type { Release } from '../src/knowledge/release.ts';
import { openReleaseShelf } from '../src/knowledge/release-shelf.ts';
import { startOfDay } from '../src/platform/day.ts';
import { projectPath } from '../src/platform/project-root.ts';
import { UserError } from '../src/platform/user-error.ts';
import { readEmbeddingSettings } from '../src/models/embedding-settings.ts';
import type { SearchIndex } from '../src/retrieval/search-index.ts';
import { releaseSearch } from '../src/retrieval/release-search.ts';
import { questionDay } from './questions.ts';

/** The data folder that is asked where none is named. */
export function dataFolder(): string {
  return process.env.DATA_DIR ?? projectPath('var');
}

/** What questions are put to, and the way to open a release that was changed for a measurement. */
export interface MeasuredResources extends ConsultationResources {
  open(release: Release): SearchIndex;
}

/** The release in use, its index and its calibration, as of the day the question file speaks of. */
export async function resourcesOf(dataDir: string): Promise<MeasuredResources> {
  const shelf = openReleaseShelf(join(dataDir, 'releases'));
  const number = shelf.currentNumber();
  if (number === undefined) {
    throw new UserError(`${dataDir} holds no release. Publish one with: npm run ingest`, { field: '--data' });
  }
  const release = shelf.read(number);
  const search = await releaseSearch({ ...readEmbeddingSettings(process.env), EMBEDDING_TIMEOUT_MS: 60_000 });
  return {
    release,
    index: search.open(release),
    open: (world) => search.open(world),
    clock: { now: () => startOfDay(questionDay) },
    newId: randomUUID,
    settings: defaultSettings,
    judge: judgeFor(release.manifest, [ownCalibrations(dataDir), committedCalibrations]),
  };
}
