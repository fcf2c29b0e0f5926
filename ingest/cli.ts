import { parseArgs } from 'node:util';
import { readEmbeddingSettings } from '../src/models/embedding-settings.ts';
import { UserError } from '../src/platform/user-error.ts';
import { runCommand } from '../src/platform/run-command.ts';
import type { Progress } from './publish/build.ts';
import { embeddingFor } from './publish/embedding.ts';
import { publish } from './publish/publish.ts';
import { dataFolderOf, publishingHouse } from './publishing-house.ts';
import { embeddingProgress, errorText, reportText } from './report.ts';

const usage = `Reads documents and publishes them with the starter knowledge base as the next release.

  npm run ingest                                      publish the starter base and the files given so far
  npm run ingest -- PATH… [--metadata FILE.csv]       add files and folders, or replace them by path
  npm run ingest -- --remove PATH…                    take files out again

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

await runCommand(async () => {
  const started = performance.now();
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (values.remove && positionals.length === 0) throw new UserError('Say what to take out: --remove PATH…');
  if (values.metadata !== undefined && positionals.length === 0) {
    throw new UserError('--metadata describes files; give their paths too.');
  }
  const folder = dataFolderOf(process.env);
  const house = await publishingHouse(folder, {
    progress: progressOnStderr(),
    ...(await embeddingFor(folder, readEmbeddingSettings(process.env), {
      progress: embeddingProgress(process.stderr),
    })),
  });
  const result = await publish(house, {
    paths: positionals,
    ...(values.metadata !== undefined && { metadata: values.metadata }),
    remove: values.remove,
    dryRun: values['dry-run'],
    publishedBy: 'ingest',
  });
  const seconds = (performance.now() - started) / 1000;
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
});

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
