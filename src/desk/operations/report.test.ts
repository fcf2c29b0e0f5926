import { expect, it, onTestFinished } from 'vitest';
import { mondayAtTen } from '../../conversations/testing/service.ts';
import { promptConsult } from '../../conversations/testing/turns.ts';
import { describeOnBothDatabases } from '../../store/testing/databases.ts';
import { deskService } from '../testing/desk-service.ts';
import type { Report } from '../wire/operations.ts';

const year = '?from=2026-01-01&to=2026-12-31';

describeOnBothDatabases('the periodic report and the table of figures', (newPlace) => {
  const started = async () => {
    const reply = { lines: [{ text: '答复' }], citations: [], choices: [], notices: [] };
    const { consult } = promptConsult(({ question }) => ({
      at: mondayAtTen,
      reply: { ...reply, aiGenerated: question.includes('写') },
    }));
    const service = await deskService({
      place: await newPlace(),
      consult,
      parts: { office: '云汀市知识产权局' },
    });
    onTestFinished(() => service.close());
    const operator = await service.signedIn('operator');
    return {
      ask: async (text: string) => {
        const conversationId = await service.open();
        await (
          await service.service.visitorMessage({ conversationId, text })
        ).settled;
      },
      report: async () => (await operator.get(`/operations/report${year}`)).body as Report,
      table: async () => (await operator.get(`/operations/figures.csv${year}`)).text.trim().split('\r\n'),
    };
  };

  it('carry no label while no model wrote anything', async () => {
    const { ask, report, table } = await started();
    await ask('照抄一段');
    expect(await report()).not.toHaveProperty('aigc');
    const [head, ...rows] = await table();
    expect(head).toMatch(/,label$/);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatch(/,$/);
  });

  it('carry the label once they count what a model wrote, each report under a number of its own', async () => {
    const { ask, report, table } = await started();
    await ask('照抄一段');
    await ask('写一段');
    const [first, second] = [await report(), await report()];
    expect(first.dashboard.totals).toMatchObject({ turns: 2, aiGenerated: 1 });
    expect(first.aigc).toMatchObject({
      Label: '1',
      ContentProducer: '云汀市知识产权局',
      ContentPropagator: '云汀市知识产权局',
    });
    expect(first.aigc?.ProduceID).not.toBe(second.aigc?.ProduceID);
    const labelled = (await table()).filter((row) => row.endsWith('AI生成 / AI-generated'));
    expect(labelled).toHaveLength(1);
    expect(labelled[0]).toContain('turns.written');
  });
});
