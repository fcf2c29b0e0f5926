import { parseArgs } from 'node:util';
import { embeddingFor } from '../../ingest/publish/embedding.ts';
import type { Progress } from '../../ingest/publish/build.ts';
import { publish, type PublishOutcome } from '../../ingest/publish/publish.ts';
import { publishingHouse } from '../../ingest/publishing-house.ts';
import { embeddingProgress, errorText, reportText } from '../../ingest/report.ts';
import { systemClock } from '../platform/clock.ts';
import { UserError } from '../platform/user-error.ts';
import type { Configuration } from './configuration.ts';
import { deskKnowledge } from './desk-knowledge.ts';
import { publishShared } from './shared-publishing.ts';
import { withState } from './with-state.ts';

const usage = `Reads documents and publishes them with the starter knowledge base and the desk's entries as the next release.

  npm run ingest                                      publish the starter base and the files given so far
  npm run ingest -- PATH… [--metadata FILE.csv]       add files and folders, or replace them by path
  npm run ingest -- --remove PATH…                    take files out again

With DATABASE_URL the release goes to every machine by itself, and only one machine publishes at a time.

  --metadata FILE.csv   a row a file: file,title,issuer,documentNumber,authority,jurisdiction,language,
                        effectiveFrom,effectiveTo,supersededBy,status and, if wanted, kind,topics,
                        hotlineFunction,url,checkedOn,volatility,supersedes
  --dry-run             check everything, publish nothing
  --help

Formats: Markdown, text, HTML, Word (.docx), PDF with text, CSV tables, YAML records and entries.
`;

const options = {
  metadata: { type: 'string' },
  remove: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** `npm run ingest`: the starter base, the files given so far and now, and the desk's entries as the next release, for all machines. */
export async function ingest(args: string[], configuration: Configuration): Promise<number> {
  const started = performance.now();
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (values.remove && positionals.length === 0) throw new UserError('Say what to take out: --remove PATH…');
  if (values.metadata !== undefined && positionals.length === 0) {
    throw new UserError('--metadata describes files; give their paths too.');
  }
  const { DATA_DIR } = configuration;
  const result = await withState(configuration, (database) =>
    publishShared(DATA_DIR, database, systemClock, async () => {
      const house = await publishingHouse(DATA_DIR, {
        desk: deskKnowledge(database),
        progress: progressOnStderr(),
        ...(await embeddingFor(DATA_DIR, configuration, { progress: embeddingProgress(process.stderr) })),
      });
      return publish(house, {
        paths: positionals,
        ...(values.metadata !== undefined && { metadata: values.metadata }),
        remove: values.remove,
        dryRun: values['dry-run'],
        publishedBy: 'ingest',
      });
    }),
  );
  return told(result, (performance.now() - started) / 1000);
}

/** Says what became of it; gives the exit code. */
function told(result: PublishOutcome, seconds: number): number {
  switch (result.outcome) {
    case 'unchanged':
      process.stdout.write(
        `unchanged: release ${result.number} holds all of this (${seconds.toFixed(1)} s)\n`,
      );
      return 0;
    case 'rejected':
      process.stderr.write(errorText(result.problems));
      return 1;
    case 'checked':
      process.stdout.write(`${reportText(result.report, seconds)}dry run: nothing was published\n`);
      return 0;
    case 'published':
      process.stdout.write(
        `${reportText(result.report, seconds)}release ${result.manifest.number} is published\n`,
      );
      return 0;
  }
}

/** One line that is written over on a terminal, a line every fifty files elsewhere. */
function progressOnStderr(): Progress {
  const { isTTY } = process.stderr;
  return (done, total, name) => {
    if (isTTY)
      process.stderr.write(`\r\u001b[2K${done + 1}/${total} ${name}${done + 1 === total ? '\n' : ''}`);
    else if ((done + 1) % 50 === 0 || done + 1 === total)
      process.stderr.write(`read ${done + 1} of ${total}\n`);
  };
}
