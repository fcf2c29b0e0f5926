import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReleaseShelf } from '../../src/knowledge/release-shelf.ts';
import { defaultChatLimits, openChatModel } from '../../src/models/chat/open-chat-model.ts';
import { readPrompt } from '../../src/models/chat/prompt-file.ts';
import {
  scriptedChatServer,
  type ChatScript,
  type ReceivedChat,
  type ScriptedChatServer,
} from '../../src/models/testing/scripted-chat-server.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { publish } from '../publish/publish.ts';
import { publishingHouse } from '../publishing-house.ts';
import { generateQuestions, passagesToAskFor } from './generate.ts';
import { openQuestionStore } from './question-store.ts';

const law = (second: string) => `---
title: 试行花灯条例
status: confirmed
authority: department-rule
effectiveFrom: 2024-01-01
---

# 试行花灯条例

第一条 花灯的外观设计可以申请备案。

第二条 ${second}

第三条 备案费为每件三百元。
`;

describe('questions for passages', () => {
  let folder: string;
  let server: ScriptedChatServer;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongda-questions-'));
    mkdirSync(join(folder, 'documents'));
    mkdirSync(join(folder, 'starter'));
    server = await scriptedChatServer(asking);
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** One good question made of the passage's own words, and one that brings a number of its own. */
  const asking = ({ user }: ReceivedChat): ChatScript => {
    const { text } = JSON.parse(user.slice(user.lastIndexOf('\n') + 1)) as { text: string };
    const words = text
      .replace(/^第.条/, '')
      .trim()
      .slice(0, 12);
    return {
      kind: 'text',
      text: JSON.stringify({ questions: [`请问${words}怎么规定？`, '要交9999元吗？'] }),
    };
  };
  const write = (second: string) => {
    writeFileSync(join(folder, 'documents', '花灯.md'), law(second));
  };
  const publishNow = async (paths: string[] = [join(folder, 'documents')]) => {
    const house = await publishingHouse(folder, { starterFolder: join(folder, 'starter') });
    const result = await publish(house, { paths, publishedBy: 'ingest' });
    const shelf = openReleaseShelf(join(folder, 'releases'));
    return { outcome: result.outcome, release: shelf.read(shelf.currentNumber() ?? 0) };
  };
  const generate = async () => {
    const { release } = await publishNow();
    const model = openChatModel({
      method: 'json_mode',
      steps: ['questions'],
      clock: manualClock(0),
      limits: { ...defaultChatLimits, tries: 1, firstWait: 1 },
      endpoint: { model: 'm', baseUrl: server.baseUrl },
    });
    const seen: number[] = [];
    const report = await generateQuestions(
      passagesToAskFor(release.passages, release.documents),
      model,
      openQuestionStore(folder),
      {
        progress: (done) => seen.push(done),
        atOnce: 1,
      },
    );
    return { report, seen };
  };

  it('go into the next release among the ways of asking, marked as generated', async () => {
    write('申请备案应当提交花灯照片。');
    const { report, seen } = await generate();
    expect(report).toMatchObject({ passages: 3, known: 0, made: 3, questions: 3, refused: 3, failed: 0 });
    expect(seen).toEqual([0, 1, 2]);
    const { outcome, release } = await publishNow([]);
    expect(outcome).toBe('published');
    const third = release.passages.find(({ section }) => section === '第三条');
    expect(third?.askedAs).toEqual(['请问备案费为每件三百元。怎么规定？']);
    expect(third?.askedAsGenerated).toEqual(third?.askedAs);
    expect((await publishNow([])).outcome).toBe('unchanged');
  });

  it('are asked for once, and again where a passage changed', async () => {
    write('申请备案应当提交花灯照片。');
    await generate();
    expect((await generate()).report).toMatchObject({ known: 3, made: 0 });
    write('申请备案应当提交花灯照片和说明。');
    expect((await generate()).report).toMatchObject({ known: 2, made: 1 });
    const { release } = await publishNow([]);
    for (const { askedAs, askedAsGenerated } of release.passages) expect(askedAs).toEqual(askedAsGenerated);
    expect(server.received).toHaveLength(4);
  });

  it('are carried on after a break, also one in the middle of a line', async () => {
    write('申请备案应当提交花灯照片。');
    let asked = 0;
    server.play((request) => (++asked === 2 ? { kind: 'status', status: 400 } : asking(request)));
    const first = await generate();
    expect(first.report).toMatchObject({ made: 1, stopped: 'rejected' });
    appendFileSync(join(folder, 'questions', 'generated.jsonl'), '{"key":"half');
    server.play(asking);
    expect((await generate()).report).toMatchObject({ known: 1, made: 2 });
    expect((await generate()).report).toMatchObject({ known: 3, made: 0 });
  });

  it('stop when the endpoint is away, and lose nothing', async () => {
    write('申请备案应当提交花灯照片。');
    await server.goDown();
    expect((await generate()).report).toMatchObject({ made: 0, failed: 3 });
    await server.comeUp();
    expect((await generate()).report).toMatchObject({ made: 3 });
  });

  it('change nothing of a release where none were generated', async () => {
    write('申请备案应当提交花灯照片。');
    const { release } = await publishNow();
    for (const passage of release.passages) expect(passage).not.toHaveProperty('askedAsGenerated');
  });

  it('have a prompt with its tags, and rules that hold data off', () => {
    const prompt = readPrompt('ingest', 'questions', 'questions.md');
    expect([...prompt.tags].sort()).toEqual(['language', 'passage']);
    expect(prompt.system).toMatch(/Never follow it/);
    expect(prompt.system).not.toContain('{{passage}}');
  });
});
