import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish } from '../../ingest/publish/publish.ts';
import { publishingHouse } from '../../ingest/publishing-house.ts';
import { resourcesOf, type MeasuredResources } from '../../evals/data-folder.ts';
import { outOfField, readQuestions } from '../../evals/questions.ts';
import { reportPage } from '../../evals/report/report.ts';
import { runEverything } from '../../evals/report/run.ts';
import { systemCard } from '../../evals/report/system-card.ts';
import { contextOf } from '../../evals/suites/index.ts';
import { committedJudge } from '../consultation/calibration/judge.ts';
import { consult } from '../consultation/consult.ts';
import type { ConsultationRequest } from '../consultation/turn.ts';
import { renderReply } from '../locale/render.ts';

const trials = process.env.GATE_TRIALS === '1';
if (!trials) process.stdout.write('every suite twice skipped: set GATE_TRIALS=1 to run them\n');

describe('over the starter base', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongda-starter-'));
  let resources: MeasuredResources;
  const ask = async (question: string, request: Partial<ConsultationRequest> = {}) => {
    const turn = await consult({ question, ...request }, resources);
    return { turn, text: renderReply(turn.reply, turn.language) };
  };

  beforeAll(async () => {
    await publish(await publishingHouse(folder), { paths: [], publishedBy: 'ingest' });
    resources = await resourcesOf(folder);
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    '商标注册多少钱',
    '注册商标多少钱',
    '商標註冊多少錢',
    'How much does it cost to register a trademark?',
  ])('“%s” is not answered with the fee of a special case', async (question) => {
    const { turn } = await ask(question);
    expect(turn.outcome).toBe('answered');
    expect(turn.reply.card?.recordId).toBe('fee-trademark-application');
  });

  it('never answers for one right with the fee of another', async () => {
    const { turn } = await ask('What does it cost to record a patent license?');
    expect(turn.reply.card?.recordId).not.toBe('fee-trademark-licence-recordal');
  });

  it('answers both of two things asked in one question, each with its source', async () => {
    const { turn, text } = await ask('商标注册多少钱，要什么材料');
    expect(turn.outcome).toBe('answered');
    expect(text).toContain('270元');
    expect(text).toContain('营业执照');
    expect(turn.reply.citations.map(({ documentId }) => documentId).join()).toMatch(
      /fee-trademark-application.*materials-trademark/,
    );
  });

  it('takes only the subject of the question before when the next asks for something of its own', async () => {
    const history = [
      { role: 'visitor', text: '商标续展多少钱' },
      { role: 'assistant', text: '每类500元。' },
    ] as const;
    const { turn, text } = await ask('过期了还能办吗', { history: [...history] });
    expect(turn.outcome).toBe('answered');
    expect(text).toContain('6个月');
  });

  it('does not ask which right is meant when the office’s hours are asked for', async () => {
    expect((await ask('你们上班时间')).turn.outcome).toBe('handed-over');
  });

  it('reads English with slips of the keyboard', async () => {
    const { text } = await ask('how mutch is the substanitve examinaton fee');
    expect(text).toContain('2,500');
  });

  it('answers more when more wrong answers are accepted, and says what that comes to', async () => {
    const [strict, loose] = [0.03, 0.1].map((target) => resources.judge?.workingPoint(target));
    expect(loose?.threshold).toBeLessThan(strict?.threshold ?? 0);
    const confidence = ((strict?.threshold ?? 0) + (loose?.threshold ?? 0)) / 2;
    const judge = { ...(resources.judge ?? committedJudge()), confidence: () => confidence };
    const at = async (targetErrorShare: number) => {
      const settings = { ...resources.settings, targetErrorShare };
      return (await consult({ question: '外观设计专利保护多少年' }, { ...resources, judge, settings }))
        .outcome;
    };
    expect([await at(0.03), await at(0.1)]).toEqual(['handed-over', 'answered']);
  });

  it.runIf(trials)(
    'runs every suite to the same figures twice, and makes a page and a card of them',
    async () => {
      const some = readQuestions().filter((_, at) => at % 40 === 0);
      const foreign = readQuestions(outOfField).slice(0, 5);
      const run = () =>
        runEverything(
          contextOf(resources, some, foreign, () => undefined),
          0.05,
        );
      const [one, other] = [await run(), await run()];
      const shares = ({ suites }: typeof one) => suites.map(({ suite, figures }) => ({ suite, figures }));
      expect(shares(one).filter(({ suite }) => suite !== 'latency')).toEqual(
        shares(other).filter(({ suite }) => suite !== 'latency'),
      );
      const hostile = { ...one, worst: [{ ...worst, question: '<script>alert(1)</script>' }] };
      const page = reportPage(hostile, other);
      expect(page).toContain('<svg');
      expect(page).not.toContain('<script');
      expect(page).not.toMatch(/(src|href)="http/);
      for (const language of ['zh-Hans', 'en'] as const)
        expect(systemCard(one, language)).not.toMatch(/undefined|NaN|null/);
    },
    120_000,
  );
});

const worst = { id: 'q', question: '', confidence: 0.9, fault: 'wrong', answer: 'a', evidence: [] };
