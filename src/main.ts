import { UserError } from './platform/user-error.ts';
import { readConfiguration, type Configuration } from './commands/configuration.ts';

type Command = (args: string[], configuration: Configuration) => Promise<void>;

/** Each command is loaded when it is called, so that none pays for another's imports. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  ask: async () => (await import('./commands/ask.ts')).ask,
  replay: async () => (await import('./commands/replay.ts')).replay,
};

async function main([name = '', ...args]: string[]): Promise<void> {
  const load = commands[name];
  if (!load)
    throw new UserError(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  const command = await load();
  await command(args, readConfiguration(process.env));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(
    error instanceof UserError
      ? `${error.message}\n`
      : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
