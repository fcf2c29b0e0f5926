// What a Vitest JSON report says: `counts.mjs FILE` prints "passed failed", `counts.mjs --failed FILE` one line for each failed test.
// A report that is missing or cut short counts as nothing; the gate then goes by the exit code.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const names = process.argv[2] === '--failed';
const report = read(process.argv[names ? 3 : 2]);
if (names) for (const name of failed(report)) console.log(name);
else console.log(report.numPassedTests, failed(report).length);

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, testResults: [] };
  }
}

function failed({ testResults }) {
  return testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${relative(process.cwd(), file.name)} > ${test.fullName.replace(/\s+/g, ' ')}`),
  );
}
