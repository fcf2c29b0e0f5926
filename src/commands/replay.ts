import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { consult } from '../consultation/consult.ts';
import type { Turn } from '../consultation/turn.ts';
import { createTurnRepository } from '../conversations/turn-repository.ts';
import { renderReply } from '../locale/render.ts';
import { UserError } from '../platform/user-error.ts';
import { releaseSearch } from '../retrieval/release-search.ts';
import { openDatabase } from '../store/database.ts';
import { consultationSettings } from './consultation.ts';
import { stateLocation, type Configuration } from './configuration.ts';
import { openKnowledge, shelfOf } from './knowledge.ts';

const usage = `Runs a turn again against the release of its day and shows what differs.

  npm run replay -- TURN

  --json   both turns as JSON
  --help   this text

Exits with 1 when outcome, reason, answer or citations differ.
`;

/** `npm run replay`: the same question, release and day again. Masked text is what was kept, so it is what is asked. */
export async function replay(args: string[], configuration: Configuration): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  const id = positionals[0];
  if (values.help || id === undefined) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const before = await findTurn(id, configuration);
  const after = await again(before, configuration);
  const differences = compare(before, after);
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ before, after, differences }, null, 2)}\n`
      : pretty(before, after, differences),
  );
  return differences.length === 0 ? 0 : 1;
}

async function findTurn(id: string, configuration: Configuration): Promise<Turn> {
  const database = await openDatabase(stateLocation(configuration));
  try {
    const turn = await createTurnRepository(database).find(id);
    if (turn) return turn;
    throw new UserError(`There is no turn ${id}. The id stands in every answer of the API as turnId.`, {
      field: 'turn',
    });
  } finally {
    await database.close();
  }
}

async function again(turn: Turn, configuration: Configuration): Promise<Turn> {
  const { question, history, language, asOf, choice } = turn;
  const request = { question, history, language, asOf, ...(choice === undefined ? {} : { choice }) };
  const search = await releaseSearch(configuration);
  try {
    return await consult(request, {
      ...openKnowledge(shelfOf(configuration.DATA_DIR), turn.release, search),
      clock: { now: () => turn.at },
      newId: randomUUID,
      settings: consultationSettings(configuration),
    });
  } finally {
    await search.close();
  }
}

const compared = ['outcome', 'reason', 'confidence'] as const;

/** Names of what differs between two turns. */
function compare(before: Turn, after: Turn): string[] {
  const differing: string[] = compared.filter((name) => before[name] !== after[name]);
  if (renderReply(before.reply, before.language) !== renderReply(after.reply, after.language))
    differing.push('reply');
  return differing;
}

function pretty(before: Turn, after: Turn, differences: readonly string[]): string {
  const one = (turn: Turn) =>
    `${turn.outcome}${turn.reason === undefined ? '' : ` (${turn.reason})`}, confidence ${turn.confidence.toFixed(2)}`;
  const verdict = differences.length === 0 ? 'The same.' : `Differs in: ${differences.join(', ')}.`;
  return `${before.question}\n\nthen: ${one(before)}\nnow:  ${one(after)}\n\n${renderReply(after.reply, after.language)}\n\n${verdict}\n`;
}
