import type { EmbeddingProgress } from '../src/retrieval/dense/embed-texts.ts';
import type { Problem } from './problems.ts';
import { problemLine } from './problems.ts';
import type { PublishReport } from './publish/publish.ts';

const mostLines = 40;

/** The errors of a run, all of them, file by file. */
export function errorText(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const lines = errors.map((problem) => `  ${problemLine(problem)}`);
  return `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}; nothing was published:\n${lines.join('\n')}\n`;
}

/** What a run found and did, for the end of its output. */
export function reportText(report: PublishReport, seconds: number): string {
  const { documents, passages, tables, records, terms, reused, problems } = report;
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const inferred = problems.filter(({ severity }) => severity === 'inferred');
  return [
    ...listed('warnings', warnings),
    ...listed('inferred from the text, please check', inferred),
    `documents ${documents} (${reused} unchanged)   passages ${passages}   tables ${tables}   records ${records}   terms ${terms}`,
    `warnings ${warnings.length}   inferred ${inferred.length}   seconds ${seconds.toFixed(1)}`,
    '',
  ].join('\n');
}

function listed(title: string, problems: readonly Problem[]): string[] {
  if (problems.length === 0) return [];
  const rest = problems.length - mostLines;
  return [
    `${title}:`,
    ...problems.slice(0, mostLines).map((problem) => `  ${problemLine(problem)}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}

/** Prints how many passages have their vector: one line that is written over on a terminal, now and then elsewhere. */
export function embeddingProgress(
  output: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>,
  now: () => number = Date.now,
): EmbeddingProgress {
  let told = 0;
  return (done, total) => {
    if (output.isTTY) {
      output.write(`\r\u001b[2Kvectors ${done}/${total}${done === total ? '\n' : ''}`);
    } else if (done === total || now() - told >= 5_000) {
      told = now();
      output.write(`vectors ${done} of ${total}\n`);
    }
  };
}
