import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock.ts';
import { endsWithin } from '../platform/ends-within.ts';
import { createLog } from '../server/log.ts';
import { openDatabase } from '../store/database.ts';
import { lockDataDirectory } from '../store/server-lock.ts';
import { stateLocation, stopTimes, type Configuration } from './configuration.ts';
import { deskKnowledge } from './desk-knowledge.ts';
import { bringFirstRelease } from './live-releases.ts';
import { toldToStop } from './process-life.ts';
import { runningServer } from './running-server.ts';
import { publishStarterIfNone } from './starter.ts';

const usage = `Serves the assistant.

  npm start

Settings come from the environment; with none set, everything works on embedded defaults.
  PORT 3978, DATA_DIR var/, HOST every interface
`;

/** `npm start`: brings the newest release, or publishes the starter knowledge when there is none, then serves until it is told to stop. */
export async function serve(args: string[], configuration: Configuration): Promise<number> {
  const { values } = parseArgs({ args, options: { help: { type: 'boolean', default: false } } });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const log = createLog(configuration.LOG_LEVEL);
  const told = toldToStop(log);
  const { DATA_DIR, DATABASE_URL } = configuration;
  // Servers that share a PostgreSQL may share the folder too: only the releases lie in it.
  const lock = DATABASE_URL === undefined ? lockDataDirectory(DATA_DIR) : undefined;
  const database = await openDatabase(stateLocation(configuration), {
    report: (error) => {
      log.error({ err: error }, 'state database');
    },
  });
  try {
    await bringFirstRelease(DATA_DIR, database, systemClock, () =>
      publishStarterIfNone(configuration, deskKnowledge(database)),
    );
    const server = await runningServer(configuration, database, log);
    const signal = await told;
    const { drainMs, stopMs } = stopTimes(configuration);
    log.info({ signal, drainMs, stopMs }, 'stopping');
    if (!(await endsWithin(drainMs + stopMs, server.stop(drainMs)))) {
      log.warn('what did not end in time is left to the other processes');
      process.exit(0);
    }
    log.info('stopped');
    return 0;
  } finally {
    await database.close();
    lock?.release();
  }
}
