import { parseArgs } from 'node:util';
import { daySchema, dayAt } from '../src/platform/day.ts';
import { projectPath } from '../src/platform/project-root.ts';
import { UserError } from '../src/platform/user-error.ts';
import { readBase } from './check/base.ts';
import { checkBase, countBase } from './check/check-base.ts';
import { readLawTexts } from './check/legal-basis.ts';
import { dueList } from './check/validity.ts';
import { problemLine } from './problems.ts';

const usage = `Checks the knowledge base: schema, links, quantities only in records, both languages alike, validity, legal basis.

  npm run knowledge:check

  --folder FOLDER      the knowledge base; knowledge/ without it
  --laws FOLDER        texts of laws to check the legal basis against; ../shared/documents when it is there
  --metadata FILE.csv  titles of those texts; FOLDER.csv without it
  --date YYYY-MM-DD    the day from which due facts are listed; today without it
  --help               this text

Exits with 1 when something is wrong. Facts to be checked again are listed and never a failure.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: projectPath('knowledge') },
      laws: { type: 'string', default: projectPath('..', 'shared', 'documents') },
      metadata: { type: 'string' },
      date: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const asOf = daySchema.safeParse(values.date ?? dayAt(Date.now()));
  if (!asOf.success)
    throw new UserError(`--date: ${asOf.error.issues[0]?.message ?? 'not a day'}.`, { field: '--date' });
  const base = await readBase(values.folder);
  const laws = await readLawTexts(values.laws, values.metadata ?? `${values.laws}.csv`);
  checkBase(base, laws);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  for (const problem of base.problems.all) say(`${problem.severity}: ${problemLine(problem)}`);
  const due = dueList(base, asOf.data);
  for (const { file, since } of due) say(`due: ${file}: to be checked again since ${since}.`);
  if (!laws) say(`The legal basis was not checked: there are no texts at ${values.laws}.`);
  say(
    Object.entries(countBase(base))
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', '),
  );
  const count = (severity: string) =>
    base.problems.all.filter((problem) => problem.severity === severity).length;
  say(`${count('error')} errors, ${count('warning')} warnings, ${due.length} due`);
  process.exitCode = base.problems.hasErrors ? 1 : 0;
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof UserError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
