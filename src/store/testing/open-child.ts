// Opens the state database at the JSON location given as the first argument and says so; with `hold` as the
// second it takes the server lock of the folder and stays until it is killed.
import { openDatabase, type DatabaseLocation } from '../database.ts';
import { lockDataDirectory } from '../server-lock.ts';

const location = JSON.parse(process.argv[2] ?? '') as DatabaseLocation;
if (process.argv[3] === 'hold' && 'dataDir' in location) {
  lockDataDirectory(location.dataDir);
  process.stdout.write('held\n');
  setInterval(() => undefined, 60_000);
} else {
  const database = await openDatabase(location);
  process.stdout.write('opened\n');
  await database.close();
}
