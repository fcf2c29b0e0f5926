import { parseArgs } from 'node:util';
import {
  generateQuestions,
  passagesToAskFor,
  type GenerationReport,
} from '../../ingest/questions/generate.ts';
import { openQuestionStore } from '../../ingest/questions/question-store.ts';
import { publish } from '../../ingest/publish/publish.ts';
import { publishingHouse } from '../../ingest/publishing-house.ts';
import { UserError } from '../platform/user-error.ts';
import { openDatabase } from '../store/database.ts';
import { chatModelOf } from './chat-model.ts';
import { stateLocation, type Configuration } from './configuration.ts';
import { publishedNumber, shelfOf } from './knowledge.ts';

const usage = `Has the chat model write questions that people may ask for each passage of the files given so far, and publishes
them with the next release, marked as generated. They help to find a passage and are never shown.

  npm run questions

  --limit N      at most so many passages this time
  --dry-run      say how many passages have no questions yet, ask nothing
  --help         this text

Needs OPENAI_MODEL, and OPENAI_STEPS with "questions" among them. Each passage is asked for once, until its text
changes; a run that breaks is carried on by the next.
`;

/** `npm run questions`: generates what is missing and publishes it. */
export async function questions(args: string[], configuration: Configuration): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      limit: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const limit = values.limit === undefined ? Infinity : Number(values.limit);
  if (!(limit > 0)) throw new UserError('--limit takes a number of passages.', { field: '--limit' });
  const { DATA_DIR } = configuration;
  const shelf = shelfOf(DATA_DIR);
  const release = shelf.read(publishedNumber(shelf));
  const wanted = passagesToAskFor(release.passages, release.documents);
  if (values['dry-run']) {
    const known = wanted.filter(({ passage }) => passage.askedAsGenerated !== undefined).length;
    process.stdout.write(`passages of files ${wanted.length}, with generated questions ${known}\n`);
    return 0;
  }
  const database = await openDatabase(stateLocation(configuration));
  try {
    const model = chatModelOf(configuration, database);
    if (model?.takesPart('questions') !== true)
      throw new UserError('Set OPENAI_MODEL, and put "questions" into OPENAI_STEPS.', {
        field: 'OPENAI_STEPS',
      });
    const report = await generateQuestions(wanted.slice(0, limit), model, openQuestionStore(DATA_DIR), {
      progress,
    });
    process.stdout.write(reportText(report));
    const result = await publish(await publishingHouse(DATA_DIR), { paths: [], publishedBy: 'ingest' });
    process.stdout.write(
      result.outcome === 'published'
        ? `release ${result.manifest.number} is published\n`
        : `${result.outcome}\n`,
    );
    return report.stopped === undefined && result.outcome !== 'rejected' ? 0 : 1;
  } finally {
    await database.close();
  }
}

function progress(done: number, total: number, name: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${done}/${total} ${name}`);
  else if (done % 50 === 0) process.stderr.write(`asked for ${done} of ${total}\n`);
}

function reportText(report: GenerationReport): string {
  const { passages, known, made, questions: count, refused, failed, stopped, calls } = report;
  const tokens = calls.reduce((sum, call) => sum + call.inputTokens + call.outputTokens, 0);
  const cost = calls.reduce((sum, call) => sum + (call.cost ?? 0), 0);
  return [
    `\npassages ${passages} (${known} asked before)   made ${made}   questions ${count}   refused ${refused}   failed ${failed}`,
    `tokens ${tokens}${cost > 0 ? `   cost ${cost.toFixed(4)}` : ''}`,
    ...(stopped === undefined ? [] : [`stopped early (${stopped}); run it again to go on`]),
    '',
  ].join('\n');
}
