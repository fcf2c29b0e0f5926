import { parseArgs } from 'node:util';
import { createTurnRepository } from '../conversations/turn-repository.ts';
import { languageSchema } from '../language/language.ts';
import { renderReply } from '../locale/render.ts';
import { systemClock } from '../platform/clock.ts';
import { daySchema } from '../platform/day.ts';
import { UserError } from '../platform/user-error.ts';
import { answerRequestSchema, answerResponse } from '../server/answer-routes.ts';
import { releaseSearch } from '../retrieval/release-search.ts';
import { openDatabase } from '../store/database.ts';
import type { Turn } from '../consultation/turn.ts';
import { chatModelOf } from './chat-model.ts';
import { consultationSettings, liveConsult, whichKeeps } from './consultation.ts';
import { stateLocation, type Configuration } from './configuration.ts';
import { openKnowledge, publishedNumber, shelfOf } from './knowledge.ts';
import { publishStarterIfNone } from './starter.ts';

const usage = `Asks the assistant one question.

  npm run ask -- "外观设计专利保护多少年"

  --as-of YYYY-MM-DD   the day whose law applies; today without it
  --language LANGUAGE  zh-Hans, zh-Hant or en; the question's own without it
  --json               the answer as POST /api/answer gives it, with its evidence
  --help               this text
`;

/** `npm run ask`: one question, answered in the terminal. */
export async function ask(args: string[], configuration: Configuration): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'as-of': { type: 'string' },
      language: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const request = checkedRequest(positionals.join(' '), values['as-of'], values.language);
  await publishStarterIfNone(configuration);
  const database = await openDatabase(stateLocation(configuration));
  try {
    const shelf = shelfOf(configuration.DATA_DIR);
    const search = await releaseSearch(configuration);
    const knowledge = openKnowledge(shelf, publishedNumber(shelf), search);
    const settings = consultationSettings(configuration);
    const model = chatModelOf(configuration, database);
    const answer = liveConsult(
      () => knowledge,
      () => settings,
      systemClock,
      model,
    );
    const consult = whichKeeps(answer, createTurnRepository(database));
    const turn = await consult(request);
    process.stdout.write(
      values.json ? `${JSON.stringify(answerResponse(turn, true), null, 2)}\n` : pretty(turn),
    );
    await search.close();
    return 0;
  } finally {
    await database.close();
  }
}

function checkedRequest(question: string, asOf: string | undefined, language: string | undefined) {
  const parsed = answerRequestSchema.safeParse({ question });
  if (!parsed.success)
    throw new UserError(`Write a question, for example:\n\n${usage}`, { field: 'question' });
  return {
    question,
    ...(asOf === undefined ? {} : { asOf: checked(daySchema, asOf, '--as-of') }),
    ...(language === undefined ? {} : { language: checked(languageSchema, language, '--language') }),
  };
}

function checked<Output>(
  schema: {
    safeParse(
      input: unknown,
    ): { success: true; data: Output } | { success: false; error: { issues: { message: string }[] } };
  },
  input: string,
  option: string,
): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new UserError(`${option}: ${result.error.issues.map(({ message }) => message).join('; ')}`, {
    field: option,
  });
}

function pretty(turn: Turn): string {
  const total = Object.values(turn.timings).reduce((sum, milliseconds) => sum + milliseconds, 0);
  const outcome = turn.reason === undefined ? turn.outcome : `${turn.outcome} (${turn.reason})`;
  const dim = process.stdout.isTTY ? ['\u001B[2m', '\u001B[0m'] : ['', ''];
  const footer = `${outcome} · confidence ${turn.confidence.toFixed(2)} · release ${turn.release} · ${total.toFixed(1)} ms · turn ${turn.id}`;
  return `\n${renderReply(turn.reply, turn.language)}\n\n${dim[0] ?? ''}${footer}${dim[1] ?? ''}\n`;
}
