import { projectPath } from '../src/platform/project-root.ts';
import { systemClock } from '../src/platform/clock.ts';
import type { PublishingHouse, PublishOutcome } from './publish/publish.ts';
import { publish } from './publish/publish.ts';
import { noDeskEntries } from './sources/desk.ts';

/** A publishing house for a data folder: the starter base of the project, the built-in index, no desk yet. */
export async function publishingHouse(
  dataFolder: string,
  changes: Partial<PublishingHouse> = {},
): Promise<PublishingHouse> {
  const { buildIndex, indexSettings } = await import('../src/retrieval/built-in-index.ts');
  return {
    dataFolder,
    starterFolder: projectPath('knowledge'),
    desk: noDeskEntries,
    indexSettings,
    indexBuilder: () => Promise.resolve(buildIndex),
    clock: systemClock,
    progress: () => undefined,
    ...changes,
  };
}

/** Publishes the starter base into a data folder, as `npm start` does when no release exists. */
export async function publishStarter(
  dataFolder: string,
  changes: Partial<PublishingHouse> = {},
): Promise<PublishOutcome> {
  return publish(await publishingHouse(dataFolder, changes), { paths: [], publishedBy: 'start' });
}
