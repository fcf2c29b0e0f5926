import { openDatabase, type StateDatabase } from '../store/database.ts';
import { stateLocation, type Configuration } from './configuration.ts';

/** Runs a piece of work beside the server with the state database open. */
export async function withState<Result>(
  configuration: Configuration,
  work: (database: StateDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(stateLocation(configuration), { catchUpEveryMs: 0 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
