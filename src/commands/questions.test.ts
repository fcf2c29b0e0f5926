import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { publish } from '../../ingest/publish/publish.ts';
import { publishingHouse } from '../../ingest/publishing-house.ts';
import { scriptedChatServer, type ScriptedChatServer } from '../models/testing/scripted-chat-server.ts';
import { readConfiguration } from './configuration.ts';
import { questions } from './questions.ts';
import { release } from './release.ts';
import { lanternRules } from './testing/lantern-rules.ts';

const rules = lanternRules('举办花灯设计展的，展示人应当在展期结束之日起四十五日内提交花灯展示备案表。');
const asked = '花灯展结束以后备案表几天内要交？';

let dataDir: string;
let server: ScriptedChatServer;
let printed: string;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'tongda-questions-'));
  server = await scriptedChatServer(() => ({ kind: 'text', text: JSON.stringify({ questions: [asked] }) }));
  const documents = join(dataDir, 'documents');
  mkdirSync(documents);
  writeFileSync(join(documents, '花灯.md'), rules);
  const house = await publishingHouse(dataDir, { starterFolder: join(dataDir, 'starter') });
  await publish(house, { paths: [documents], publishedBy: 'ingest' });
  printed = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

it('go into a release, marked, and are seen in it', async () => {
  const configuration = readConfiguration({
    DATA_DIR: dataDir,
    OPENAI_MODEL: 'scripted',
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_MODEL_INSIDE: 'true',
    OPENAI_STEPS: 'questions',
  });
  expect(await release(['show', '1'], configuration)).toBe(0);
  expect(printed).not.toContain('written by a chat model');
  expect(await questions([], configuration)).toBe(0);
  expect(server.received).toHaveLength(1);
  printed = '';
  expect(await release(['show'], configuration)).toBe(0);
  expect(printed).toMatch(/ways of asking written by a chat model: 1\n {2}files\/\S+ {2}花灯展结束以后/);
  // What was generated for the same text is not asked for again.
  await questions([], configuration);
  expect(server.received).toHaveLength(1);
});
