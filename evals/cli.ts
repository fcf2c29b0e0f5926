import { argv, exit, stderr } from 'node:process';
import { UserError } from '../src/platform/user-error.ts';
import { answersCommand, recordsCommand } from './answers-command.ts';
import { calibrateCommand } from './calibrate-command.ts';
import { gateCommand } from './gate-command.ts';
import { reportCommand, suiteCommands } from './suite-commands.ts';
import { abstentionCommand, retrievalCommand, type SuiteCommand } from './set-commands.ts';

/** The suites by name; each takes the arguments after its name. */
const suites: Readonly<Record<string, SuiteCommand>> = {
  retrieval: retrievalCommand,
  abstention: abstentionCommand,
  answers: answersCommand,
  records: recordsCommand,
  ...suiteCommands,
  calibrate: calibrateCommand,
  report: reportCommand,
  gate: gateCommand,
};

const help = `Usage: npm run evals -- SUITE [OPTION…]

Suites
${Object.entries(suites)
  .map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`)
  .join('\n')}

npm run evals -- SUITE --help tells a suite's options.
`;

try {
  await main(argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  stderr.write(`${error.message}\n`);
  exit(2);
}

async function main([name, ...rest]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(help);
    if (name === undefined) exit(2);
    return;
  }
  const suite = suites[name];
  if (suite === undefined) {
    throw new UserError(`There is no suite "${name}"; there are ${Object.keys(suites).join(', ')}.`, {
      field: 'SUITE',
    });
  }
  await suite.run(rest);
}
