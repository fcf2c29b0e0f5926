import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { consult } from '../consultation/consult.ts';
import type { Turn } from '../consultation/turn.ts';
import { createTurnRepository } from '../conversations/turn-repository.ts';
import type { EmbeddingSettings } from '../models/embedding-settings.ts';
import { UserError } from '../platform/user-error.ts';
import { releaseSearch } from '../retrieval/release-search.ts';
import { openDatabase, type StateDatabase } from '../store/database.ts';
import { chatModelOf, type LoadableModel } from './chat-model.ts';
import { consultationSettings } from './consultation.ts';
import { stateLocation, type Configuration } from './configuration.ts';
import { openKnowledge, shelfOf } from './knowledge.ts';
import { compareTurns, replayReport } from './replay-report.ts';

const usage = `Runs a turn again against the release of its day and shows what differs.

  npm run replay -- TURN

  --model  asks the configured models too; without it no endpoint is called
  --json   both turns as JSON
  --help   this text

An answer that a model wrote is shown as it was kept, with the calls it took and what the checks said of it; its words
are compared only with --model.
Exits with 1 when outcome, reason, confidence, query, evidence or words differ.
`;

/** `npm run replay`: the same question, release and day again. Masked text is what was kept, so it is what is asked. */
export async function replay(args: string[], configuration: Configuration): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      model: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const id = positionals[0];
  if (values.help || id === undefined) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const database = await openDatabase(stateLocation(configuration));
  try {
    const before = await findTurn(id, database);
    const model = values.model ? configuredModel(configuration, database) : undefined;
    const after = await again(before, values.model ? configuration : withoutEndpoints(configuration), model);
    const replayed = compareTurns(before, after);
    process.stdout.write(values.json ? `${JSON.stringify(replayed, null, 2)}\n` : replayReport(replayed));
    return replayed.differences.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

async function findTurn(id: string, database: StateDatabase): Promise<Turn> {
  const turn = await createTurnRepository(database).find(id);
  if (turn) return turn;
  throw new UserError(`There is no turn ${id}. The id stands in every answer of the API as turnId.`, {
    field: 'turn',
  });
}

function configuredModel(configuration: Configuration, database: StateDatabase): LoadableModel | undefined {
  const model = chatModelOf(configuration, database);
  if (model !== undefined || configuration.EMBEDDING_BASE_URL !== undefined) return model;
  throw new UserError('--model asks the configured models, and none is. Set OPENAI_MODEL, or leave it out.', {
    field: 'OPENAI_MODEL',
  });
}

/** The same installation without the endpoint of an embedding model; a model in a folder calls nobody. */
function withoutEndpoints(configuration: Configuration): Configuration {
  const off: Partial<EmbeddingSettings> = { EMBEDDING_BASE_URL: undefined, EMBEDDING_MODEL: undefined };
  return { ...configuration, ...off };
}

async function again(
  turn: Turn,
  configuration: Configuration,
  model: LoadableModel | undefined,
): Promise<Turn> {
  const { question, history, language, asOf, choice } = turn;
  const request = { question, history, language, asOf, ...(choice === undefined ? {} : { choice }) };
  const search = await releaseSearch(configuration);
  try {
    return await consult(request, {
      ...openKnowledge(shelfOf(configuration.DATA_DIR), turn.release, search),
      clock: { now: () => turn.at },
      newId: randomUUID,
      settings: consultationSettings(configuration),
      model,
    });
  } finally {
    await search.close();
  }
}
