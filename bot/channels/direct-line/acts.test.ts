import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/consultation/turn.ts';
import { promptConsult } from '../../../src/conversations/testing/turns.ts';
import { findTicket, listTickets } from '../../../src/conversations/tickets.ts';
import { mondayAtTen } from '../../../src/conversations/testing/service.ts';
import { manualClock } from '../../../src/platform/clock.ts';
import { exhibitionsSchema } from './exhibitions.ts';
import { servicesOfTest } from './testing/services.ts';
import { visitorAt, words, type ReadActivity } from './testing/visitor.ts';

const { serve } = servicesOfTest();
const answers = (count: number) => (activities: ReadActivity[]) =>
  activities.filter(({ entities }) => entities !== undefined).length === count;
const event = (name: string, value?: object) => ({
  type: 'event',
  name: `tongda/${name}`,
  ...(value && { value }),
});
const notices = (activities: ReadActivity[]) =>
  activities.filter(({ channelData }) => channelData.tongda?.kind === 'notice').map(({ text }) => text);

const choices: Choice[] = [
  { id: 'patent', label: '专利', query: '专利保护多少年' },
  { id: 'trademark', label: '商标', query: '商标保护多少年' },
];
const clarifying = promptConsult(({ choice }) =>
  choice === undefined
    ? {
        outcome: 'clarifying',
        reply: {
          lines: [{ key: 'clarify.which-right', params: {} }],
          citations: [],
          choices,
          notices: [],
          aiGenerated: false,
        },
      }
    : {},
);

describe('a choice', () => {
  it.each([
    ['its label as text', { type: 'message', text: '商标' }],
    ['its id as value', { type: 'message', value: { choice: 'trademark' } }],
  ])('is taken by %s', async (_way, tap) => {
    const service = await serve(clarifying.consult);
    const visitor = await visitorAt(service.domain);
    await visitor.say('保护多少年？');
    const asked = await visitor.readUntil(answers(1));
    const offer = asked.activities.find(({ suggestedActions }) => suggestedActions !== undefined);
    expect(offer?.suggestedActions?.actions).toEqual([
      { type: 'imBack', title: '专利', value: '专利' },
      { type: 'imBack', title: '商标', value: '商标' },
    ]);
    expect((await visitor.post(tap)).status).toBe(200);
    await visitor.readUntil(answers(2));
    expect(clarifying.requests.at(-1)).toMatchObject({ choice: 'trademark', question: '商标保护多少年' });
  });
});

describe('what a visitor can do besides asking', () => {
  it('thumbs are kept for the reply they name, also after the conversation was carried on', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    await visitor.say('问什么？');
    const { activities } = await visitor.readUntil(answers(1));
    const entity = activities.at(-1)!.entities![0] as {
      potentialAction: { '@id': string; '@type': string }[];
    };
    const [like, dislike] = entity.potentialAction;
    const thumb = (action: object) =>
      visitor.post({
        type: 'event',
        name: 'webchat:activity-status/feedback',
        entities: [action, { type: 'ClientCapabilities' }],
      });
    expect((await thumb(like!)).status).toBe(200);
    await visitor.post(event('end'));
    await visitor.say('还有问题？');
    expect((await thumb(dislike!)).status).toBe(200);
    const kept = await service.database.store.selectFrom('answerFeedback').selectAll().execute();
    expect(kept).toMatchObject([{ messageId: activities.at(-1)!.id, helpful: 0, reason: null }]);
  });

  it('a thumb down with its reason, and the page the widget stands on, reach the agent in the brief', async () => {
    const service = await serve(promptConsult().consult);
    const opened = await visitorAt(service.domain);
    const page = { title: '商标服务 13800138000', url: 'https://ip.example/services/trademark?name=Li#x' };
    expect((await opened.call('/conversations', { json: { page } })).status).toBe(201);
    await opened.say('问什么？');
    const { activities } = await opened.readUntil(answers(1));
    const [, dislike] = (activities.at(-1)!.entities![0] as { potentialAction: object[] }).potentialAction;
    const name = 'webchat:activity-status/feedback';
    const value = { reason: ' 年份不对，我的电话是13800138000 ' };
    expect((await opened.post({ type: 'event', name, entities: [dislike], value })).status).toBe(200);
    await opened.post(event('person'));
    const brief = await service.service.brief(opened.conversationId);
    expect(brief?.page?.url).toBe('https://ip.example/services/trademark');
    expect(brief?.page?.title).toContain('商标服务');
    expect(JSON.stringify(brief)).not.toContain('13800138000');
    expect(brief?.answered[0]?.feedback).toMatchObject({ helpful: false });
    expect(brief?.answered[0]?.feedback?.reason).toMatch(/^年份不对/);
  });

  it.each([
    [{ title: 'a', url: 'javascript:alert(1)' }],
    [{ title: 'a'.repeat(301), url: 'https://ip.example/' }],
    [{ title: 1, url: 'https://ip.example/' }],
  ])('a page that is none is refused by its field: %j', async (page) => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const response = await visitor.call('/conversations', { json: { page } });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain('"field":"page.');
  });

  it('a rating is kept once and shown again', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    await visitor.post(event('rating', { score: 2, reasons: ['slow'] }));
    await visitor.post(event('rating', { score: 5, reasons: [] }));
    const { activities } = await visitor.read();
    const ratings = activities.filter(({ name }) => name === 'tongda/rating');
    expect(ratings).toMatchObject([{ value: { score: 2, reasons: ['slow'] }, from: { role: 'user' } }]);
    expect(notices(activities).at(-1)).toContain('工单');
  });

  it('a language chosen holds for what the service says, and is told as state', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain, { language: 'en' });
    expect((await visitor.read()).activities[0]?.text).toContain('a program, not a person');
    await visitor.post(event('language', { language: 'zh-Hant' }));
    const set = await visitor.read();
    expect(set.state).toMatchObject({ language: 'zh-Hant' });
    expect(set.activities[0]?.text).toContain('知識產權');
  });

  it('a person asked for out of hours leaves a ticket; a phone number is added to it', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    await visitor.post(event('person'));
    const { activities, state } = await visitor.read();
    expect(state).toMatchObject({ owner: 'assistant', onDuty: false });
    const ticketId = activities.findLast(({ channelData }) => channelData.tongda?.ticketId)?.channelData
      .tongda?.ticketId;
    expect((await visitor.post(event('call-back', { phone: '021-5555 0100' }))).status).toBe(200);
    expect((await findTicket(service.database.store, String(ticketId)))?.contact).toEqual({
      phone: '021-5555 0100',
    });
    expect(notices((await visitor.read()).activities).at(-1)).toContain(String(ticketId));
  });

  it('a call-back asked for without a ticket makes one', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    expect((await visitor.post(event('call-back', { phone: '13800000000', note: '下午打' }))).status).toBe(
      200,
    );
    const tickets = await listTickets(service.database.store, { conversationId: visitor.conversationId }, 10);
    expect(tickets).toMatchObject([
      { kind: 'call-back', summary: '下午打', contact: { phone: '13800000000' } },
    ]);
  });

  it('the end is told in words, and writing again goes on in the same place', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    await visitor.post({ type: 'endOfConversation' });
    const { activities, state } = await visitor.read();
    expect(state).toMatchObject({ ended: true });
    expect(notices(activities).at(-1)).toContain('会话已结束');
    await visitor.say('再问一个？');
    const after = await visitor.readUntil(answers(1));
    expect(after.state).toMatchObject({ ended: false });
    expect(words(after.activities)).toEqual(['再问一个？', '答：再问一个？']);
  });

  it('the same message sent twice is there once', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const ids = await Promise.all([visitor.say('只问一次？', 'same'), visitor.say('只问一次？', 'same')]);
    expect(new Set(ids).size).toBe(1);
    expect(words((await visitor.readUntil(answers(1))).activities).slice(0, 1)).toEqual(['只问一次？']);
  });
});

describe('at an exhibition', () => {
  const exhibitions = exhibitionsSchema.parse([
    { id: 'fair', name: '示例博览会', hall: '3号馆', from: '2026-11-20', to: '2026-11-23' },
  ]);

  it('the conversation knows the event, and a complaint becomes a ticket that names the place', async () => {
    const service = await serve(promptConsult().consult, { exhibitions, clock: manualClock(mondayAtTen) });
    const visitor = await visitorAt(service.domain, { event: 'fair' });
    expect((await visitor.read()).activities[0]?.text).toContain('示例博览会');
    const form = {
      stand: 'A12',
      against: '某某公司',
      right: '外观设计专利',
      facts: '展品与我方专利相同',
      phone: '13800000000',
    };
    expect((await visitor.post(event('complaint', form))).status).toBe(200);
    const [ticket] = await listTickets(
      service.database.store,
      { conversationId: visitor.conversationId },
      10,
    );
    expect(ticket).toMatchObject({
      kind: 'complaint',
      outlet: '示例博览会 3号馆',
      contact: { phone: '13800000000' },
    });
    expect(ticket?.summary).toBe(
      '展位：A12\n被投诉方：某某公司\n涉及的权利：外观设计专利\n事实：展品与我方专利相同',
    );
    expect(notices((await visitor.read()).activities).at(-1)).toContain(ticket!.id);
  });

  it.each([
    ['an event nobody knows', 'other', mondayAtTen],
    ['an event that is over', 'fair', mondayAtTen + 24 * 3_600_000],
  ])('%s opens an ordinary conversation', async (_name, id, now) => {
    const service = await serve(promptConsult().consult, { exhibitions, clock: manualClock(now) });
    const visitor = await visitorAt(service.domain, { event: id });
    await visitor.read();
    expect((await service.service.find(visitor.conversationId))?.event).toBeUndefined();
  });

  it.each([
    [[{ id: 'a', name: 'n', from: '2026-02-02', to: '2026-02-01' }], 'the first day comes after the last'],
    [[{ id: 'a', name: 'n', from: '2026-02-30', to: '2026-03-01' }], 'not a day'],
    [
      Array.from({ length: 2 }, () => ({ id: 'a', name: 'n', from: '2026-02-01', to: '2026-02-01' })),
      'an id stands twice',
    ],
  ])('a list that does not fit is refused', (list, message) => {
    expect(exhibitionsSchema.safeParse(list).error?.message).toContain(message);
  });
});

describe('when the service breaks under a visitor', () => {
  it('the message is not acknowledged, and the visitor is told in words', async () => {
    const service = await serve(promptConsult().consult);
    const visitor = await visitorAt(service.domain);
    const stream = await visitor.stream();
    await stream.until((activities) => activities.length > 0);
    const whole = { ...service.service };
    service.service.visitorMessage = () => Promise.reject(new Error('the disk is full'));
    const response = await visitor.post({ type: 'message', text: '问什么？' });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).not.toBeNull();
    const told = await stream.until((activities) =>
      activities.some(({ text }) => text?.includes('没有成功')),
    );
    expect(told.at(-1)?.channelData.tongda).toEqual({ kind: 'notice', from: 'system' });
    expect(service.errors.map(String)).toEqual(['Error: the disk is full']);
    service.service.visitorMessage = (request) => whole.visitorMessage(request);
    await visitor.say('问什么？');
    await stream.until(answers(1));
  });

  it('an answer that cannot be made becomes a person, and the visitor is told', async () => {
    const service = await serve(() => Promise.reject(new Error('no model')));
    const visitor = await visitorAt(service.domain);
    await visitor.say('问什么？');
    const { activities } = await visitor.readUntil((all) => notices(all).length >= 3);
    expect(notices(activities)[1]).toContain('请人工座席来回答');
    expect(service.errors.map(String)).toEqual(['Error: no model']);
  });
});
