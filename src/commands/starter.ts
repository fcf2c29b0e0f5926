import { publishStarter } from '../../ingest/publishing-house.ts';
import { embeddingFor } from '../../ingest/publish/embedding.ts';
import { embeddingProgress, errorText } from '../../ingest/report.ts';
import type { ReadDesk } from '../../ingest/sources/desk.ts';
import { UserError } from '../platform/user-error.ts';
import type { Configuration } from './configuration.ts';
import { shelfOf } from './knowledge.ts';

/** Publishes the starter knowledge base, with what the desk has, when a data folder holds no release yet. */
export async function publishStarterIfNone(configuration: Configuration, desk?: ReadDesk): Promise<void> {
  const { DATA_DIR: dataDir } = configuration;
  if (shelfOf(dataDir).currentNumber() !== undefined) return;
  process.stderr.write('publishing the starter knowledge base …\n');
  const result = await publishStarter(dataDir, {
    ...(desk && { desk }),
    ...(await embeddingFor(dataDir, configuration, { progress: embeddingProgress(process.stderr) })),
  });
  if (result.outcome !== 'rejected') return;
  throw new UserError(`The starter knowledge base cannot be published:\n${errorText(result.problems)}`);
}
