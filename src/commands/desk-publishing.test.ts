import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publish } from '../../ingest/publish/publish.ts';
import { publishingHouse } from '../../ingest/publishing-house.ts';
import { consult } from '../consultation/consult.ts';
import { defaultSettings } from '../consultation/resources.ts';
import type { DeskClient } from '../desk/testing/desk-client.ts';
import { deskService, type DeskService } from '../desk/testing/desk-service.ts';
import type { Draft } from '../desk/wire/candidate.ts';
import { questionSchema } from '../../evals/questions.ts';
import { projectPath } from '../platform/project-root.ts';
import { findAuditBreak } from '../store/audit.ts';
import { describeOnBothDatabases, type DatabasePlace } from '../store/testing/databases.ts';
import { openIndex } from '../retrieval/built-in-index.ts';
import { openKnowledge, publishedNumber, shelfOf, type Knowledge } from './knowledge.ts';
import { published, rolledBack } from './publish.ts';

/** A base of a few entries, so that publishing takes no time. */
const starterFolder = projectPath('ingest', 'testing', 'knowledge');
const question = '云汀市知识产权集市在哪天举办？';
const other = '请问云汀市的知识产权集市哪天举办呀';

describeOnBothDatabases('from a question nobody can answer to a published entry', suite);

function suite(newPlace: () => Promise<DatabasePlace>): void {
  const folder = mkdtempSync(join(tmpdir(), 'desk-publishing-'));
  const shelf = shelfOf(folder);
  let desk: DeskService;
  let knowledge: Knowledge;
  let agent: DeskClient;
  let editor: DeskClient;
  let reviewer: DeskClient;

  const resources = () => ({
    ...knowledge,
    clock: desk.clock,
    newId: desk.parts.newId,
    settings: defaultSettings,
  });
  const follow = (): void => {
    knowledge = openKnowledge(shelf, publishedNumber(shelf), { open: openIndex });
  };
  beforeAll(async () => {
    await publish(await publishingHouse(folder, { starterFolder }), { paths: [], publishedBy: 'start' });
    follow();
    const place = await newPlace();
    desk = await deskService({
      place,
      consult: (request) => consult(request, resources()),
      parts: {
        knowledge: () => knowledge,
        newestKnowledge: () => {
          follow();
          return Promise.resolve();
        },
        visitorResources: () => resources(),
        releases: shelf,
      },
      publisher: {
        publish: (progress) => published(desk.database, folder, progress, { starterFolder }),
        rollback: (to, actor) => rolledBack(desk.database, folder, to, actor),
      },
    });
    agent = await desk.signedIn('agent');
    editor = await desk.signedIn('editor');
    reviewer = await desk.signedIn('reviewer', 'editor');
  }, 120_000);
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = async (text: string, visitor = 'visitor-1') => {
    desk.clock.advance(60_000);
    const id = await desk.open(visitor);
    await (
      await desk.service.visitorMessage({ conversationId: id, text })
    ).settled;
    return id;
  };
  const settle = () => desk.parts.publication.settled();
  let gapId: string;
  let candidateId: string;
  const view = async () => (await editor.get(`/knowledge/candidates/${candidateId}`)).body;

  it('puts the same question in other words to one gap, and keeps inventions out', async () => {
    await ask(question);
    await ask(other, 'visitor-2');
    await ask('我的电话是13812345678，云汀市知识产权集市在哪天举办？', 'visitor-3');
    await ask('我设计了一种雨伞，伞骨里装弹簧和磁扣，通过电机收拢，再用硅胶涂层防水，还没申请专利，能申请吗');
    const { body } = await editor.get('/knowledge/gaps');
    expect(body.gaps).toHaveLength(1);
    expect(body.gaps[0]).toMatchObject({ question, count: 3, sources: { unanswered: 3 }, status: 'open' });
    gapId = body.gaps[0].id;
    const { body: gap } = await editor.get(`/knowledge/gaps/${gapId}`);
    expect(JSON.stringify(gap)).not.toContain('13812345678');
    expect(JSON.stringify(gap)).not.toContain('雨伞');
  });

  it('begins an entry with what is known, and says what is missing by field', async () => {
    const { status, body } = await editor.post('/knowledge/candidates', { from: 'gap', gapId });
    expect(status).toBe(200);
    candidateId = body.id;
    expect(body.draft.title['zh-Hans']).toBe(question);
    expect(body.faults.map(({ field }: { field: string }) => field)).toEqual(
      expect.arrayContaining(['title.en', 'answer.zh-Hans', 'answer.en', 'askedAs.zh-Hans', 'sources']),
    );
    const early = await editor.post(`/knowledge/candidates/${candidateId}/submission`, { version: 1 });
    expect(early.status).toBe(400);
    expect(early.body.errors.map(({ field }: { field: string }) => field)).toContain('answer.zh-Hans');
    expect((await editor.get(`/knowledge/gaps/${gapId}`)).body.status).toBe('candidate');
  });

  it('keeps a draft, refuses what no record answers, and lets nobody approve what is their own', async () => {
    const { draft, version } = await view();
    const filled = entryDraft(draft);
    const wrong = { ...filled, answer: { ...filled.answer, en: 'It costs {{fee-of-nothing.value}}.' } };
    const saved = await reviewer.send('PUT', `/knowledge/candidates/${candidateId}`, {
      version,
      draft: wrong,
    });
    expect(saved.body.faults).toEqual([
      { field: 'answer.en', message: '{{fee-of-nothing.value}} is not the id of a record or value' },
    ]);
    const stale = await editor.put(`/knowledge/candidates/${candidateId}`, { version, draft: filled });
    expect(stale.body).toMatchObject({ status: 409, code: 'stale' });
    const good = await editor.put(`/knowledge/candidates/${candidateId}`, {
      version: version + 1,
      draft: filled,
    });
    expect(good.body.faults).toEqual([]);
    const handedIn = await editor.post(`/knowledge/candidates/${candidateId}/submission`, {
      version: version + 2,
    });
    expect(handedIn.body.status).toBe('submitted');
    const own = await reviewer.post(`/knowledge/candidates/${candidateId}/approval`, {
      version: version + 3,
    });
    expect(own.body).toMatchObject({ status: 403, code: 'own-work' });
  });

  it('publishes what another person approves, and the assistant answers from it', async () => {
    const before = shelf.currentNumber();
    const second = await desk.signedIn('reviewer');
    const { version } = await view();
    const approved = await second.post(`/knowledge/candidates/${candidateId}/approval`, { version });
    expect(approved.body.status).toBe('approved');
    const releaseWhenSettled = new Promise((resolve) => {
      const stop = desk.database.events.subscribe(({ name }) => {
        if (name !== 'knowledge.settled') return;
        stop();
        resolve(knowledge.release.manifest.number);
      });
    });
    await settle();
    expect(desk.errors).toEqual([]);
    // Whoever is told that it is published gets its answer: no question is answered from the release before.
    expect(await releaseWhenSettled).toBe((before ?? 0) + 1);
    const now = await view();
    expect(now).toMatchObject({ status: 'published', release: (before ?? 0) + 1 });
    const turn = await consult({ question }, resources());
    expect(turn).toMatchObject({ outcome: 'answered', release: (before ?? 0) + 1 });
    expect(turn.reply.citations[0]?.documentId).toBe(`desk/faq/${now.name}.md`);
    const check = await editor.get(`/knowledge/candidates/${candidateId}/check`);
    expect(check.body.questions.length).toBeGreaterThan(1);
    expect(check.body.questions.slice(0, 2)).toEqual([
      expect.objectContaining({ question, outcome: 'answered', cited: true }),
      expect.objectContaining({ question: other, outcome: 'answered', cited: true }),
    ]);
    expect((await editor.get(`/knowledge/gaps/${gapId}`)).body.status).toBe('answered');
    expect(await findAuditBreak(desk.database.store)).toBeUndefined();
  });

  it('gives the questions as a question file of the evals', async () => {
    const { text } = await editor.get('/knowledge/eval-cases');
    const cases = text
      .trim()
      .split('\n')
      .map((line) => questionSchema.parse(JSON.parse(line)));
    expect(cases.map((each) => each.question)).toEqual(expect.arrayContaining([question, other]));
    expect(cases[0]?.expected.entries).toEqual([(await view()).name]);
  });

  it('explains a search: what ranked with its parts, and what was dropped and why', async () => {
    const { body } = await agent.get(`/knowledge/search?q=${encodeURIComponent(question)}`);
    expect(body).toMatchObject({ outcome: 'answered', threshold: expect.any(Number) });
    expect(body.confidence).toBeGreaterThanOrEqual(body.threshold);
    expect(body.passages[0]).toMatchObject({ rank: 1, cited: true });
    expect(body.passages[0].parts.map(({ part }: { part: string }) => part)).toContain('covered');
  });

  it('confirms starter entries with who and when, and lists what is due', async () => {
    const { body } = await editor.get('/knowledge/documents?status=starter&kind=faq&limit=2');
    const documentIds = body.documents.map(({ id }: { id: string }) => id);
    const future = await editor.post('/knowledge/approvals', { documentIds, checkedOn: '2026-12-24' });
    expect(future.body.errors[0].field).toBe('checkedOn');
    await editor.post('/knowledge/approvals', { documentIds, checkedOn: '2026-11-22' });
    await settle();
    const { body: shown } = await editor.get(`/knowledge/document?id=${encodeURIComponent(documentIds[0])}`);
    expect(shown).toMatchObject({
      status: 'confirmed',
      checkedOn: '2026-11-22',
      approval: { byName: editor.staff.name, holds: true },
    });
    const { body: due } = await editor.get('/knowledge/due?days=800');
    expect(due.due.length).toBeGreaterThan(0);
    expect(due.due[0].inDays).toBeLessThanOrEqual(due.due.at(-1).inDays);
  });

  it('goes back to an older release with a reason, and no later publication undoes it', async () => {
    const operator = await desk.signedIn('operator');
    const without = await operator.post('/knowledge/rollback', { to: 1, reason: ' ' });
    expect(without.body.errors[0].field).toBe('reason');
    desk.clock.advance(60_000);
    const { body } = await operator.post('/knowledge/rollback', { to: 1, reason: '日期写错了' });
    expect(body.publications[0]).toMatchObject({
      act: 'rollback',
      reason: '日期写错了',
      outcome: 'published',
    });
    expect((await view()).status).toBe('withdrawn');
    expect((await consult({ question }, resources())).outcome).toBe('handed-over');
    await published(desk.database, folder, () => undefined, { starterFolder });
    follow();
    expect(knowledge.release.documents.some(({ source }) => source === 'desk')).toBe(false);
    const latest = body.releases.find(({ publishedBy }: { publishedBy: string }) => publishedBy === 'desk');
    await operator.post('/knowledge/rollback', { to: latest.number, reason: '日期是对的' });
    expect((await view()).status).toBe('published');
    const diff = await operator.get(`/knowledge/releases/diff?from=1&to=${shelf.currentNumber() ?? 0}`);
    expect(diff.body.documents.added).toEqual([`desk/faq/${(await view()).name}.md`]);
  });

  it('leaves the old release when an entry is refused, and says which field is wrong', async () => {
    const record = join(folder, 'fair.yaml');
    writeFileSync(record, fairRecord);
    await publish(await publishingHouse(folder, { starterFolder }), {
      paths: [record],
      publishedBy: 'ingest',
    });
    follow();
    const { body: begun } = await editor.post('/knowledge/candidates', { from: 'nothing' });
    const draft = entryDraft(begun.draft, '摊位费是多少？', 'What does a stand cost?');
    const answer = { 'zh-Hans': '见公告。', en: 'The fee:\n\n{{fee-stand}}' };
    await editor.put(`/knowledge/candidates/${begun.id}`, { version: 1, draft: { ...draft, answer } });
    await editor.post(`/knowledge/candidates/${begun.id}/submission`, { version: 2 });
    // Meanwhile the record goes, and this process has not seen it yet.
    await publish(await publishingHouse(folder, { starterFolder }), {
      paths: [record],
      remove: true,
      publishedBy: 'ingest',
    });
    const number = shelf.currentNumber();
    const second = await desk.signedIn('reviewer');
    await second.post(`/knowledge/candidates/${begun.id}/approval`, { version: 3 });
    await settle();
    const { body: refused } = await editor.get(`/knowledge/candidates/${begun.id}`);
    expect(refused.status).toBe('draft');
    expect(refused.problems.map(({ field }: { field: string }) => field)).toContain('answer.en');
    expect(refused.problems[0].message).toContain('fee-stand');
    const after = shelf.read(shelf.currentNumber() ?? 0);
    expect(after.documents.some(({ id }) => id.includes(begun.name))).toBe(false);
    expect((await consult({ question }, resources())).outcome).toBe('answered');
    expect(shelf.currentNumber()).toBeLessThanOrEqual((number ?? 0) + 1);
  });

  it('does not publish beside another publication', async () => {
    const operator = await desk.signedIn('operator');
    await shelf.exclusively(async () => {
      const { body } = await operator.post('/knowledge/rollback', { to: 1, reason: '演练' });
      expect(body).toMatchObject({ status: 409, code: 'not-published' });
      expect(body.detail).toContain('Another publication is running');
    });
  });

  it('forgets a question that its visitor has erased, in lists, drafts and exports', async () => {
    const { eraseVisitor } = await import('../conversations/privacy.ts');
    for (const visitor of ['visitor-1', 'visitor-2', 'visitor-3']) await eraseVisitor(desk.context, visitor);
    expect((await editor.get('/knowledge/eval-cases')).text).not.toContain('集市哪天');
    for (const status of ['open', 'candidate', 'answered', 'dismissed'])
      expect((await editor.get(`/knowledge/gaps?status=${status}`)).text).not.toContain('集市');
  });
}

const fairRecord = `id: fee-stand
kind: fee
title: { zh-Hans: 摊位费, en: Stand fee }
topics: [public-service]
hotlineFunction: general
askedAs: { zh-Hans: [摊位费], en: [stand fee] }
statement: { zh-Hans: '每个摊位{{stand}}。', en: 'Each stand costs {{stand}}.' }
values:
  - { id: stand, label: { zh-Hans: 摊位, en: Stand }, quantity: { value: 100, unit: yuan } }
basis: []
sources: [公告]
authority: guide
jurisdiction: 全国
effectiveFrom: 2026-01-01
checkedOn: 2026-11-01
volatility: S
status: confirmed
`;

function entryDraft(
  draft: Draft,
  chinese = question,
  english = 'When is the IP fair of Yunting held?',
): Draft {
  return {
    ...draft,
    title: { 'zh-Hans': chinese, en: english },
    answer: {
      'zh-Hans': '云汀市知识产权集市每年4月26日在市民中心举办。',
      en: 'The IP fair of Yunting is held every year on 26 April at the civic centre.',
    },
    askedAs: {
      'zh-Hans': ['知识产权集市什么时候办', '集市几号开始', `${chinese.slice(0, 8)}日期`],
      en: ['date of the IP fair', 'when does the IP fair start', 'Yunting IP fair day'],
    },
    topics: ['public-service'],
    sources: ['云汀市知识产权局公告'],
    authority: 'guide',
    jurisdiction: '全国',
    volatility: 'S',
  };
}
