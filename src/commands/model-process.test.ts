import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish } from '../../ingest/publish/publish.ts';
import { publishingHouse } from '../../ingest/publishing-house.ts';
import { bySteps, stepOf } from '../consultation/testing/model-asker.ts';
import { createTurnRepository } from '../conversations/turn-repository.ts';
import { scriptedChatServer, type ScriptedChatServer } from '../models/testing/scripted-chat-server.ts';
import { projectPath } from '../platform/project-root.ts';
import { openDatabase } from '../store/database.ts';
import { childProgram, ended, type ChildProgram } from '../store/testing/child-program.ts';
import { lanternPurpose, lanternRules } from './testing/lantern-rules.ts';
import { serviceProcess } from './testing/service-process.ts';

const rules = lanternRules(
  lanternPurpose,
  '举办花灯设计展的，外观设计展示人应当在展期结束之日起四十五日内提交花灯展示备案表，发明展示人应当在展期结束之日起六十日内提交花灯展示备案表。',
);
const question = '花灯设计展的外观设计展示人应当在多少日内提交花灯展示备案表';
const good = '外观设计展示人应当在展期结束之日起45日内提交花灯展示备案表。[S1]\n';
const key = 'sk-never-to-be-seen';

/** Starts the built server several times: for the gate, which sets PROCESS_TRIALS. */
const skipped = process.env.PROCESS_TRIALS === undefined;

describe.skipIf(skipped)(
  `the service with a model, as a process${skipped ? ' (skipped without PROCESS_TRIALS)' : ''}`,
  () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tongda-model-'));
    let program: ChildProgram;
    let model: ScriptedChatServer;
    beforeAll(async () => {
      const documents = join(dataDir, 'documents');
      mkdirSync(documents);
      writeFileSync(join(documents, '花灯.md'), rules);
      const published = await publish(await publishingHouse(dataDir), {
        paths: [documents],
        publishedBy: 'ingest',
      });
      expect(published.outcome).toBe('published');
      model = await scriptedChatServer(bySteps({ compose: good }));
      program = await childProgram(projectPath('src', 'main.ts'));
    }, 120_000);
    afterAll(async () => {
      program.remove();
      await model.close();
      rmSync(dataDir, { recursive: true, force: true });
    });

    const start = async (environment: Record<string, string>) => {
      const service = await serviceProcess(program, { DATA_DIR: dataDir, ...environment });
      return { ...service, ask: () => service.ask(question) };
    };
    const inside = () => ({
      OPENAI_MODEL: 'scripted',
      OPENAI_BASE_URL: model.baseUrl,
      OPENAI_MODEL_INSIDE: 'true',
      OPENAI_API_KEY: key,
      OPENAI_PRICES: '{"input": 2, "output": 8}',
      OPENAI_BUDGET_PER_DAY: '10',
    });

    it('writes, falls back and goes on, keeps what it took, and never prints the key', async () => {
      const service = await start(inside());
      const written = await service.ask();
      expect(written).toMatchObject({
        outcome: 'answered',
        answer: { aiGenerated: true, citations: [{ title: '试行花灯设计展条例', section: '第二条' }] },
      });
      expect(written.answer?.text).toContain('45日内提交花灯展示备案表');
      model.play(bySteps({ compose: good.replace('45', '60') }));
      const wrong = await service.ask();
      expect(wrong).toMatchObject({ outcome: 'answered', answer: { aiGenerated: false } });
      expect(wrong.answer?.text).toContain('四十五日内');
      await model.goDown();
      expect(await service.ask()).toMatchObject({ outcome: 'answered', answer: { aiGenerated: false } });
      await model.comeUp();
      model.play(bySteps({ compose: good }));
      expect((await service.ask()).answer?.aiGenerated).toBe(true);
      expect(await (await fetch(`${service.url}/healthz`)).json()).toMatchObject({
        writing: 'scripted',
        degraded: [],
      });
      expect(await service.stop()).not.toContain(key);
      const database = await openDatabase({ dataDir });
      try {
        const turns = createTurnRepository(database);
        expect(await turns.find(written.turnId)).toMatchObject({
          models: ['scripted-scripted'],
          modelCalls: [{ step: 'compose' }, { step: 'verify' }],
        });
        const refused = await turns.find(wrong.turnId);
        expect(refused?.fallbacks?.[0]?.because).toMatch(/^subjects: “60日”/);
        const cost = (refused?.modelCalls ?? []).reduce((sum, call) => sum + (call.cost ?? 0), 0);
        expect(cost).toBeGreaterThan(0);
        const [spent] = await database.store.selectFrom('modelSpend').selectAll().execute();
        expect(spent?.amount).toBeGreaterThan(cost * 1e6);
      } finally {
        await database.close();
      }
    }, 120_000);

    it('asks no model and says so where none is configured', async () => {
      const before = model.received.length;
      const service = await start({ OPENAI_API_KEY: key });
      expect(await service.ask()).toMatchObject({ outcome: 'answered', answer: { aiGenerated: false } });
      expect(await (await fetch(`${service.url}/healthz`)).json()).toMatchObject({ writing: 'no model' });
      await service.stop();
      expect(model.received.length).toBe(before);
    }, 120_000);

    it('does not start with a model outside that nobody agreed on, and says what to do', async () => {
      const child = program.start(
        {
          DATA_DIR: dataDir,
          PORT: '0',
          OPENAI_MODEL: 'gpt-x',
          OPENAI_API_KEY: key,
          OPENAI_BASE_URL: 'https://llm.example/v1',
        },
        'serve',
      );
      const { end, errors } = await ended(child);
      expect(end).toBe(1);
      expect(errors).toMatch(
        /OUTSIDE_PROCESSING: is missing.*OUTSIDE_PROCESSING=agreed.*OPENAI_MODEL_INSIDE=true/s,
      );
      expect(errors).not.toContain(key);
    });

    it('answers one question in the terminal with the model too', async () => {
      const child = program.start({ DATA_DIR: dataDir, ...inside() }, 'ask', question);
      const { end, output } = await ended(child);
      expect(end).toBe(0);
      expect(output).toContain('内容由人工智能生成');
      expect(model.received.map(stepOf)).toContain('compose');
    });
  },
);
