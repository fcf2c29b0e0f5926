import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { publish } from '../../ingest/publish/publish.ts';
import { publishingHouse } from '../../ingest/publishing-house.ts';
import { consult } from '../consultation/consult.ts';
import { bySteps } from '../consultation/testing/model-asker.ts';
import type { Turn } from '../consultation/turn.ts';
import { createTurnRepository } from '../conversations/turn-repository.ts';
import { scriptedChatServer, type ScriptedChatServer } from '../models/testing/scripted-chat-server.ts';
import { systemClock } from '../platform/clock.ts';
import { releaseSearch } from '../retrieval/release-search.ts';
import { openDatabase } from '../store/database.ts';
import { chatModelOf } from './chat-model.ts';
import { readConfiguration, type Configuration } from './configuration.ts';
import { consultationSettings } from './consultation.ts';
import { openKnowledge, shelfOf } from './knowledge.ts';
import { replay } from './replay.ts';
import { lanternDeadline, lanternPurpose, lanternRules } from './testing/lantern-rules.ts';

const rules = lanternRules(lanternPurpose, lanternDeadline);
const question = '花灯设计展的外观设计展示人应当在多少日内提交花灯展示备案表';
const good = '外观设计展示人应当在展期结束之日起45日内提交花灯展示备案表。[S1]\n';

describe('npm run replay', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongda-replay-'));
  let server: ScriptedChatServer;
  let configuration: Configuration;
  let printed = '';
  beforeAll(async () => {
    const documents = join(dataDir, 'documents');
    mkdirSync(documents);
    writeFileSync(join(documents, '花灯.md'), rules);
    await publish(await publishingHouse(dataDir), { paths: [documents], publishedBy: 'ingest' });
    server = await scriptedChatServer(bySteps({ compose: good }));
    configuration = readConfiguration({
      DATA_DIR: dataDir,
      OPENAI_MODEL: 'scripted',
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_MODEL_INSIDE: 'true',
      OPENAI_PRICES: '{"input": 2, "output": 8}',
    });
  });
  afterAll(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    printed = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** A turn as a server keeps it, with the model or without. */
  async function keptTurn(by: 'model' | 'code'): Promise<Turn> {
    const database = await openDatabase({ dataDir });
    const search = await releaseSearch(configuration);
    try {
      const turn = await consult(
        { question },
        {
          ...openKnowledge(shelfOf(dataDir), 1, search),
          clock: systemClock,
          newId: () => crypto.randomUUID(),
          settings: consultationSettings(configuration),
          model: by === 'model' ? chatModelOf(configuration, database) : undefined,
        },
      );
      await createTurnRepository(database).append(turn);
      return turn;
    } finally {
      await search.close();
      await database.close();
    }
  }

  it('finds a turn of no model the same, and calls nobody', async () => {
    const { id } = await keptTurn('code');
    const calls = server.received.length;
    expect(await replay([id], configuration)).toBe(0);
    expect(printed).toMatch(/四十五日[\s\S]*\nThe same\.\n$/);
    expect(server.received).toHaveLength(calls);
  });

  it('shows what a model wrote, with its calls and checks, and says that its words are not compared', async () => {
    const { id, reply } = await keptTurn('model');
    expect(reply.aiGenerated).toBe(true);
    const calls = server.received.length;
    expect(await replay([id], configuration)).toBe(0);
    expect(server.received).toHaveLength(calls);
    expect(printed).toMatch(
      /then: answered, .* written by a model\nnow: {2}answered, .* not written by a model/,
    );
    expect(printed).toMatch(/Told then, as it was kept:[\s\S]*45日内[\s\S]*Told now:[\s\S]*四十五日/);
    expect(printed).toMatch(/ {2}compose +scripted\S*: \d+ ms, \d+ tokens in, \d+ out, cost 0\.\d+/);
    expect(printed).toMatch(/ {2}verify /);
    expect(printed).toContain('every sentence passed the checks');
    expect(printed).toMatch(/The same\.\nNot compared are the words: scripted\S* wrote them then/);
  });

  it('shows which check an answer of a model failed', async () => {
    server.play(bySteps({ compose: good.replace('45', '60') }));
    const { id, reply } = await keptTurn('model');
    server.play(bySteps({ compose: good }));
    expect(reply.aiGenerated).toBe(false);
    expect(await replay([id], configuration)).toBe(0);
    expect(printed).toMatch(/compose +went on without the model: .*60日/);
    expect(printed).toMatch(/The same\.\n$/);
  });

  it('asks the model again where that is wanted, and compares the words', async () => {
    const { id } = await keptTurn('model');
    const calls = server.received.length;
    expect(await replay([id, '--model'], configuration)).toBe(0);
    expect(server.received.length).toBeGreaterThan(calls);
    expect(printed).toMatch(/The same\.\n$/);
    server.play(bySteps({ compose: good.replace('应当在', '须在') }));
    printed = '';
    expect(await replay([id, '--model', '--json'], configuration)).toBe(1);
    server.play(bySteps({ compose: good }));
    expect(JSON.parse(printed)).toMatchObject({ differences: ['reply'] });
  });

  it('says what is wrong', async () => {
    await expect(replay(['nobody'], configuration)).rejects.toThrow('There is no turn nobody');
    const { id } = await keptTurn('code');
    const plain = readConfiguration({ DATA_DIR: dataDir });
    await expect(replay([id, '--model'], plain)).rejects.toThrow('Set OPENAI_MODEL');
    expect(await replay(['--help'], plain)).toBe(0);
    expect(await replay([], plain)).toBe(2);
  });
});
