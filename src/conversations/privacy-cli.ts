// npm run privacy -- export|erase VISITOR: hands out, or empties, everything kept about one visitor. May run
// beside the server.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../platform/clock.ts';
import { projectPath } from '../platform/project-root.ts';
import { UserError } from '../platform/user-error.ts';
import { openDatabase, type DatabaseLocation } from '../store/database.ts';
import { eraseVisitor, exportVisitor } from './privacy.ts';

const usage =
  'Usage: npm run privacy -- export|erase VISITOR\n' +
  '  export  prints everything kept about the visitor as JSON\n' +
  '  erase   empties everything the visitor wrote and gave; rows, sequence and outcomes remain\n' +
  'VISITOR is the id of the visitor as the channel knows it. DATA_DIR or DATABASE_URL say where the state is.';

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

async function run([command, visitor, ...rest]: string[]): Promise<void> {
  if ((command !== 'export' && command !== 'erase') || visitor === undefined || rest.length > 0)
    throw new UserError(usage);
  const database = await openDatabase(location(), { catchUpEveryMs: 0 });
  try {
    const context = { database, clock: systemClock, newId: randomUUID, office: process.env.OFFICE_NAME };
    const result =
      command === 'export' ? await exportVisitor(context, visitor) : await eraseVisitor(context, visitor);
    if (command === 'erase') await database.forgetErased();
    process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
    if (
      result.conversations === 0 ||
      (Array.isArray(result.conversations) && result.conversations.length === 0)
    )
      process.stderr.write('Nothing is kept about this visitor. Check the id.\n');
  } finally {
    await database.close();
  }
}

function location(): DatabaseLocation {
  const databaseUrl = process.env.DATABASE_URL;
  if (databaseUrl !== undefined && databaseUrl !== '') return { databaseUrl };
  const dataDir = resolve(process.env.DATA_DIR ?? projectPath('var'));
  if (!existsSync(join(dataDir, 'state.sqlite')))
    throw new UserError(`There is no state database in ${dataDir}. Set DATA_DIR or DATABASE_URL.`, {
      field: 'DATA_DIR',
    });
  return { dataDir };
}
