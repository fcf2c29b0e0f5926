import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { committedJudge } from '../consultation/calibration/judge.ts';
import { calibrationFile, calibrationKey, ownCalibrations } from '../consultation/calibration/stored.ts';
import { bySteps } from '../consultation/testing/model-asker.ts';
import { embeddingServer, type EmbeddingServer } from '../models/testing/embedding-server.ts';
import { scriptedChatServer, type ScriptedChatServer } from '../models/testing/scripted-chat-server.ts';
import { projectPath } from '../platform/project-root.ts';
import { eventually } from '../platform/testing/eventually.ts';
import { childProgram, ended, type ChildProgram } from '../store/testing/child-program.ts';
import { shelfOf } from './knowledge.ts';
import { lanternDeadline, lanternPurpose, lanternRules } from './testing/lantern-rules.ts';
import { serviceProcess, type ServiceProcess } from './testing/service-process.ts';

const rules = lanternRules(lanternPurpose, lanternDeadline);
const written = '外观设计展示人应当在展期结束之日起45日内提交花灯展示备案表。[S1]\n';
/** Each question is asked once: what was asked before has its vector already. */
const questionsOf = (count: number, from: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `花灯设计展的外观设计展示人应当在多少日内提交花灯展示备案表（问${from + index}）`,
  );

/** Starts the built server: for the gate, which sets PROCESS_TRIALS. */
const skipped = process.env.PROCESS_TRIALS === undefined;

describe.skipIf(skipped)(
  `the running service while its models are away${skipped ? ' (skipped without PROCESS_TRIALS)' : ''}`,
  () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tongda-models-away-'));
    let program: ChildProgram;
    let chat: ScriptedChatServer;
    let embeddings: EmbeddingServer;
    let service: ServiceProcess;
    beforeAll(async () => {
      chat = await scriptedChatServer(bySteps({ compose: written }));
      embeddings = await embeddingServer();
      program = await childProgram(projectPath('src', 'main.ts'));
      const environment = {
        DATA_DIR: dataDir,
        EMBEDDING_BASE_URL: embeddings.baseUrl,
        EMBEDDING_MODEL: 'characters',
        EMBEDDING_INSIDE: 'true',
        EMBEDDING_TIMEOUT_MS: '500',
        OPENAI_MODEL: 'scripted',
        OPENAI_BASE_URL: chat.baseUrl,
        OPENAI_MODEL_INSIDE: 'true',
        OPENAI_CALL_SECONDS: '1',
        OPENAI_TURN_SECONDS: '2',
        RATE_LIMITS: '{"answer": 100000}',
      };
      const documents = join(dataDir, 'documents');
      mkdirSync(documents);
      writeFileSync(join(documents, '展.md'), rules);
      const { end, errors } = await ended(program.start(environment, 'ingest', documents));
      expect(end, errors).toBe(0);
      calibrateAsCommitted(dataDir);
      service = await serviceProcess(program, environment);
    }, 600_000);
    afterAll(async () => {
      await service.stop();
      program.remove();
      await chat.close();
      await embeddings.close();
      rmSync(dataDir, { recursive: true, force: true });
    });

    /** Six visitors ask at once; `disturb` is called after so many answers. Every one of them is answered. */
    const load = async (questions: string[], disturb?: { after: number; act: () => Promise<void> }) => {
      const left = [...questions];
      let done = 0;
      const visit = async (): Promise<void> => {
        for (let question = left.shift(); question !== undefined; question = left.shift()) {
          const { outcome, answer } = await service.ask(question);
          expect([question, outcome, answer === undefined]).toEqual([question, 'answered', false]);
          done += 1;
          if (done === disturb?.after) await disturb.act();
        }
      };
      await Promise.all(Array.from({ length: 6 }, visit));
    };
    const degraded = async () => (await service.health()).degraded.join('\n');

    it('answers everybody without them, says so in its health, and takes them up again by itself', async () => {
      await eventually(async () => {
        expect(await service.health()).toMatchObject({
          search: expect.stringMatching(/^words and vectors of endpoint:characters/) as unknown,
          degraded: [],
        });
      });
      await load(questionsOf(6, 1));
      expect(embeddings.received()).toBeGreaterThan(6);

      // Both go away in the middle of load.
      const goAway = async () => {
        await Promise.all([chat.goDown(), embeddings.goDown()]);
      };
      await load(questionsOf(36, 100), { after: 12, act: goAway });
      expect(await degraded()).toMatch(/the embedding model .* fails; search is lexical meanwhile/);
      expect(await degraded()).toMatch(/the chat model is left alone/);

      await Promise.all([chat.comeUp(), embeddings.comeUp()]);
      let asked = 1_000;
      await eventually(async () => {
        await load(questionsOf(1, asked++));
        expect(await degraded()).toBe('');
      }, 1_000);

      // Both take every request and say nothing.
      chat.play(() => ({ kind: 'silent' }));
      embeddings.be('silent');
      await load(questionsOf(24, 10_000));
      expect(await degraded()).toMatch(/answers too late; search is lexical meanwhile/);
      chat.play(bySteps({ compose: written }));
      embeddings.be('well');
      await eventually(async () => {
        await load(questionsOf(1, asked++));
        expect(await degraded()).toBe('');
      }, 1_000);
    }, 600_000);
  },
);

/** An installation has fitted confidence to its model; here it comes out as that of words alone. */
function calibrateAsCommitted(dataDir: string): void {
  const manifest = shelfOf(dataDir).currentManifest();
  if (manifest === undefined) throw new Error('Nothing is published.');
  const key = calibrationKey(manifest);
  const folder = ownCalibrations(dataDir);
  mkdirSync(folder);
  writeFileSync(
    join(folder, calibrationFile(key)),
    JSON.stringify({ ...committedJudge().calibration, ...key }),
  );
}
