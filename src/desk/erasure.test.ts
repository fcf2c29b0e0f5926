import { expect, it, onTestFinished } from 'vitest';
import { eraseVisitor } from '../conversations/privacy.ts';
import { describeOnBothDatabases } from '../store/testing/databases.ts';
import { deskRoutes } from './routes.ts';
import { deskService } from './testing/desk-service.ts';
import { roles } from './wire/staff.ts';

/** Words that only this visitor has written; the last is masked in all but the visitor's own messages. */
const words = ['紫藤架', '13812345678'];

describeOnBothDatabases('a visitor who was erased', (newPlace) => {
  it('is gone from every screen and every export of the desk', async () => {
    const service = await deskService({ place: await newPlace() });
    onTestFinished(() => service.close());
    const agent = await service.signedIn('agent');
    const everybody = await service.signedIn(...roles);
    await agent.put('/presence', { status: 'available' });
    const id = await service.open('visitor-1');
    const say = async (text: string) =>
      (await service.service.visitorMessage({ conversationId: id, text })).settled;
    await say('紫藤架的外观设计专利保护多少年？我的电话13812345678');
    await say('转人工');
    await agent.post(`/conversations/${id}/take`);
    await say('紫藤架呢，我这算侵权吗？');
    await service.parts.background.settled();
    const [draft] = (await agent.get(`/conversations/${id}/suggestions`)).body.suggestions;
    const ticket = await agent.post('/tickets', {
      ...{
        kind: 'call-back',
        topic: 'patent',
        hotlineFunction: 'legal',
        clientId: 'erasure',
        conversationId: id,
      },
      ...{ summary: '紫藤架的事，请回电', contact: { phone: '13812345678' } },
    });
    await agent.post(`/conversations/${id}/messages`, { text: '关于紫藤架，请看来源。' });
    const end = { topic: 'patent', hotlineFunction: 'legal', result: 'solved', note: '紫藤架' };
    expect((await agent.post(`/conversations/${id}/close`, end)).status).toBe(204);

    /** What every reading route says to somebody with every role, with all the ids there are. */
    const shown = async (): Promise<string[]> => {
      const ids = [id, draft.id, ticket.body.id].map(String);
      const reading = deskRoutes.filter(({ method, path }) => method === 'GET' && path !== '/stream');
      const paths = reading.flatMap(({ path }) =>
        path.includes(':') ? ids.map((each) => path.replace(/:\w+/g, each)) : [path],
      );
      const queries: Readonly<Record<string, string>> = {
        '/conversations': '?of=all',
        '/tickets': '?list=all',
        '/ticket-table': '?list=all',
        '/operations/report': '?from=2026-01-01&to=2026-12-31',
        '/operations/figures.csv': '?from=2026-01-01&to=2026-12-31',
        '/operations/dashboard': '?from=2026-01-01&to=2026-12-31',
      };
      const answers = await Promise.all(
        paths.map(async (path) => ({ path, ...(await everybody.get(path + (queries[path] ?? ''))) })),
      );
      return answers.filter(({ text }) => words.some((word) => text.includes(word))).map(({ path }) => path);
    };
    // Before, it is there to be found: the test looks where it stands.
    expect(await shown()).toEqual(
      expect.arrayContaining([`/conversations/${id}`, `/tickets/${ticket.body.id}`, '/ticket-table']),
    );
    await eraseVisitor(service.context, 'visitor-1');
    expect(await shown()).toEqual([]);
    expect((await everybody.get(`/conversations/${id}`)).body.conversation.id).toBe(id);
  });
});
