import { describe, expect, it } from 'vitest';
import type { Activity, ServiceState } from '../line/wire.ts';
import { emptyView, nextView, type ConversationView } from './conversation-view.ts';

const after = (activities: Activity[], view: ConversationView = emptyView) =>
  nextView(view, { kind: 'received', set: { activities } });
const message = (id: string, more: Partial<Activity> = {}): Activity => ({
  type: 'message',
  id,
  text: `text of ${id}`,
  from: { role: 'bot' },
  ...more,
});
const state = (value: Partial<ServiceState>): Activity => ({
  type: 'event',
  name: 'tongda/state',
  value: { owner: 'assistant', onDuty: true, language: 'zh-Hans', ended: false, ...value },
});
const progress: Activity = { type: 'typing', text: '正在查找依据…' };

describe('the view of a conversation', () => {
  it('shows who said what', () => {
    const { entries } = after([
      message('1', { channelData: { tongda: { kind: 'notice', from: 'system' } } }),
      message('2', { from: { role: 'user' } }),
      message('3', { channelData: { tongda: { kind: 'text', from: 'agent' } }, from: { name: '小李' } }),
    ]);
    expect(entries.map((entry) => [entry.kind, 'from' in entry ? entry.from : undefined])).toEqual([
      ['words', 'service'],
      ['visitor', undefined],
      ['words', 'agent'],
    ]);
  });

  it('shows a change of hands and a rating, which are events of the log', () => {
    const hands = { act: 'take', owner: 'agent', agentName: '小李' };
    const { entries } = after([
      { type: 'event', name: 'tongda/hands', id: '1', channelData: { tongda: { kind: 'hands', hands } } },
      {
        type: 'event',
        name: 'tongda/rating',
        id: '2',
        value: { score: 4, reasons: [] },
        channelData: { tongda: { kind: 'rating', from: 'visitor' } },
      },
    ]);
    expect(entries).toEqual([
      { kind: 'hands', id: '1', act: 'take', name: '小李' },
      { kind: 'rating', id: '2', score: 4 },
    ]);
  });

  it('offers the suggested actions of a plain Direct Line bot as choices', () => {
    const { entries } = after([
      message('1', { suggestedActions: { actions: [{ title: '专利', value: '专利' }] } }),
    ]);
    expect(entries[0]).toMatchObject({ choices: [{ id: '专利', label: '专利' }] });
  });

  it('links only to the web and to the service itself', () => {
    const attachments = [
      { contentType: 'image/png', contentUrl: 'https://office.example/a.png', name: 'a.png' },
      { contentType: 'image/png', contentUrl: 'javascript:alert(1)', name: 'b.png' },
      { contentType: 'image/png', contentUrl: '//evil.example/c.png', name: 'c.png' },
      { contentType: 'text/plain', contentUrl: '/v3/directline/attachments/1', name: 'd.txt' },
    ];
    const { entries } = after([message('1', { attachments })]);
    expect(entries[0]).toMatchObject({
      files: [
        { name: 'a.png', isPicture: true },
        { name: 'd.txt', isPicture: false },
      ],
    });
  });

  it('shows progress until something is said or the conversation changes hands', () => {
    const working = after([state({}), progress]);
    expect(working.progress).toBe('正在查找依据…');
    expect(after([message('1', { from: { role: 'user' } })], working).progress).toBe('正在查找依据…');
    expect(after([message('1')], working).progress).toBeUndefined();
    expect(after([state({ owner: 'queue' })], working).progress).toBeUndefined();
    expect(nextView(working, { kind: 'interrupted' }).progress).toBeUndefined();
  });

  it('takes typing for the agent where an agent has the word', () => {
    const typing = after([state({ owner: 'agent' }), { type: 'typing' }]);
    expect(typing).toMatchObject({ typing: true });
    expect(after([message('1')], typing).typing).toBe(false);
  });

  it('takes the state that comes with fetched activities', () => {
    const value = { owner: 'queue', queuePosition: 2, onDuty: true, language: 'en', ended: false } as const;
    const view = nextView(emptyView, { kind: 'received', set: { activities: [], state: value } });
    expect(view.service).toEqual(value);
  });

  it('keeps the old messages when a conversation takes the place of one that expired', () => {
    const view = nextView(after([message('1'), state({})]), { kind: 'begun', lost: true });
    expect(view.entries.map(({ kind }) => kind)).toEqual(['words', 'fresh']);
    expect(view.service).toBeUndefined();
    expect(nextView(emptyView, { kind: 'begun', lost: false })).toEqual(emptyView);
  });

  it('lets strange activities pass by', () => {
    const strange: Activity[] = [
      { type: 'message' },
      { type: 'event', name: 'tongda/state', value: 'none' },
      { type: 'invoke', id: '1' },
      message('2', { channelData: { tongda: { kind: 'rating' } }, value: { score: 9 } }),
    ];
    expect(after(strange).entries).toEqual([]);
  });
});
