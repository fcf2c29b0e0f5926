import { UserError } from './platform/user-error.ts';
import { runCommand } from './platform/run-command.ts';
import { readConfiguration, type Configuration } from './commands/configuration.ts';

/** Runs with the arguments after its name; gives the exit code. */
type Command = (args: string[], configuration: Configuration) => Promise<number>;

/** Each command is loaded when it is called, so that none pays for another's imports. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  ask: async () => (await import('./commands/ask.ts')).ask,
  exhibition: async () => (await import('./commands/exhibition.ts')).exhibition,
  ingest: async () => (await import('./commands/ingest.ts')).ingest,
  release: async () => (await import('./commands/release.ts')).release,
  retention: async () => (await import('./commands/retention.ts')).retention,
  statistics: async () => (await import('./commands/statistics.ts')).statistics,
  trial: async () => (await import('./commands/trial.ts')).trial,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  'partner-key': async () => (await import('./commands/partner-key.ts')).partnerKey,
  questions: async () => (await import('./commands/questions.ts')).questions,
  wechat: async () => (await import('./commands/wechat.ts')).wechat,
  publish: async () => (await import('./commands/publish.ts')).publishForDesk,
  'desk-user': async () => (await import('./commands/desk-user.ts')).deskUser,
  replay: async () => (await import('./commands/replay.ts')).replay,
};

await runCommand(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const load = commands[name];
  if (!load)
    throw new UserError(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  const command = await load();
  return command(args, readConfiguration(process.env));
});
