import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish } from '../../ingest/publish/publish.ts';
import { publishingHouse } from '../../ingest/publishing-house.ts';
import { consult } from '../consultation/consult.ts';
import { defaultSettings, type ConsultationResources } from '../consultation/resources.ts';
import type { ConsultationRequest, Turn } from '../consultation/turn.ts';
import { openReleaseShelf } from '../knowledge/release-shelf.ts';
import { renderReply } from '../locale/render.ts';
import { day } from '../platform/day.ts';
import { manualClock } from '../platform/clock.ts';
import { projectPath } from '../platform/project-root.ts';
import { openIndex } from '../retrieval/built-in-index.ts';

const documents = projectPath('..', 'shared', 'documents');
const there = existsSync(documents);
if (!there) console.warn(`Skipped: answers over the starter base and the laws need ${documents}.`);

describe.skipIf(!there)('over the starter base and the shared laws', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongda-answers-'));
  let resources: ConsultationResources;
  const ask = (question: string, request: Partial<ConsultationRequest> = {}): Promise<Turn> =>
    consult({ question, ...request }, resources);
  const text = (turn: Turn) => renderReply(turn.reply, turn.language);
  const cited = ({ reply }: Turn) =>
    reply.citations.map(({ documentId, section }) => `${documentId.split('/').at(-1) ?? ''} ${section}`);

  beforeAll(async () => {
    const published = await publish(await publishingHouse(folder), {
      paths: [documents],
      metadata: projectPath('..', 'shared', 'documents.csv'),
      publishedBy: 'ingest',
    });
    expect(published.outcome).toBe('published');
    const shelf = openReleaseShelf(join(folder, 'releases'));
    const release = shelf.read(shelf.currentNumber() ?? 0);
    resources = {
      release,
      index: openIndex(release),
      clock: manualClock(Date.parse('2026-11-23T04:00:00Z')),
      newId: () => 'turn',
      settings: defaultSettings,
    };
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('“外观设计专利保护多少年” cites article 42 of the Patent Law', async () => {
    const turn = await ask('外观设计专利保护多少年');
    expect(turn.outcome).toBe('answered');
    expect(text(turn)).toContain('15年');
    expect(cited(turn)).toContain('专利法(2020-10-17).md 第四十二条');
  });

  it('“商标异议期几个月” cites article 33 of the Trademark Law until its last day, and says that it changes', async () => {
    const turn = await ask('商标异议期几个月', { asOf: day('2026-12-31') });
    expect(turn.outcome).toBe('answered');
    expect(text(turn)).toContain('3个月');
    expect(cited(turn)).toContain('商标法(2019-04-23).md 第三十三条');
    expect(text(turn)).toContain('2027年1月1日');
  });

  it('“商标异议期几个月” is not answered from the old law afterwards', async () => {
    const turn = await ask('商标异议期几个月', { asOf: day('2027-01-01') });
    expect(turn).toMatchObject({ outcome: 'handed-over', reason: 'changed-law' });
    expect(cited(turn)).toEqual([]);
  });

  it.each([
    '专利法实施细则对申请费的缴纳期限怎么规定',
    '专利法实施细则里年费滞纳金怎么算',
    '实施细则规定恢复权利要在多久内请求',
    'What do the Implementing Regulations of the Patent Law say about the filing fee?',
  ])('“%s” never cites the regulations of 2010', async (question) => {
    expect(cited(await ask(question)).join()).not.toContain('2010-01-09');
  });

  it('“How long is a design patent valid in China?” is answered in English from the starter base', async () => {
    const turn = await ask('How long is a design patent valid in China?');
    expect(turn).toMatchObject({ outcome: 'answered', language: 'en' });
    expect(text(turn)).toContain('15 years');
    expect(turn.reply.citations[0]?.documentId).toMatch(/^starter\//);
  });

  it('a question that only the Chinese laws answer comes back in part, the quote marked as Chinese', async () => {
    const turn = await ask(
      'Who approves the establishment of a copyright collective management organization?',
    );
    expect(turn).toMatchObject({ outcome: 'answered-partly', language: 'en' });
    expect(cited(turn)[0]).toContain('著作权集体管理条例');
    expect(text(turn)).toMatch(/\[Original text in Chinese\] .*国务院著作权管理部门/);
    expect(text(turn)).toContain('speak to a person');
  });

  it('the same question in Traditional script gives the same passages', async () => {
    for (const [simplified, traditional] of [
      ['外观设计专利保护多少年', '外觀設計專利保護多少年'],
      ['商标续展要多少钱', '商標續展要多少錢'],
      ['著作权什么时候产生', '著作權什麼時候產生'],
    ] as const) {
      const one = await ask(simplified);
      const other = await ask(traditional);
      expect(other.language).toBe('zh-Hant');
      expect(other.reply.citations.map(({ passageId }) => passageId)).toEqual(
        one.reply.citations.map(({ passageId }) => passageId),
      );
    }
  });

  it.each([
    ['我该不该离婚', 'declined', 'out-of-scope'],
    ['我的商标和别人的近似，算侵权吗', 'handed-over', 'own-case'],
    ['转人工', 'handed-over', 'asked-for-person'],
    [
      '我设计了一种雨伞，伞骨里装弹簧和磁扣，通过电机收拢，再用硅胶涂层防水，还没申请专利，能申请吗',
      'handed-over',
      'unpublished-invention',
    ],
  ])('“%s” is %s: %s', async (question, outcome, reason) => {
    expect(await ask(question)).toMatchObject({ outcome, reason });
  });

  it.each(['续费要多少钱', '续展'])(
    'asks back whether the renewal of a trademark or the annuity of a patent is meant by “%s”',
    async (question) => {
      const turn = await ask(question);
      expect(turn.outcome).toBe('clarifying');
      expect(turn.reply.choices.map(({ id }) => id)).toEqual(['right:patent', 'right:trademark']);
    },
  );

  it.each([
    'What does Article 33 of the Trademark Law say?',
    'What does Article 1165 of the Civil Code say?',
  ])('“%s” is answered with the Chinese article, marked as Chinese', async (question) => {
    const turn = await ask(question);
    expect(turn).toMatchObject({ outcome: 'answered-partly', language: 'en' });
    expect(text(turn)).toContain('[Original text in Chinese]');
  });

  it('follows a question to another right', async () => {
    const history = [
      { role: 'visitor' as const, text: '发明专利保护多少年' },
      { role: 'assistant' as const, text: '20年。' },
    ];
    expect(text(await ask('那外观设计呢？', { history }))).toContain('15年');
  });
});
