import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventStreamReader } from './event-stream.ts';

const whole =
  ': hello\n\nid: 4\nevent: message.appended\ndata: {"sequence":4}\n\nretry: 2000\n\nid:5\r\ndata:one\r\ndata: two\r\n\r\ndata\n\nid: 6\nevent: unfinished\n';
const events = [
  { id: '4', name: 'message.appended', data: '{"sequence":4}' },
  { id: '5', name: 'message', data: 'one\ntwo' },
  { id: '5', name: 'message', data: '' },
];

describe('the reader of a stream of events', () => {
  it('gives the events that are complete, with the id that stands', () => {
    const reader = eventStreamReader();
    expect(reader.read(whole)).toEqual(events);
    expect(reader.retry()).toBe(2000);
    expect(reader.read('data: late\n\n')).toEqual([{ id: '6', name: 'unfinished', data: 'late' }]);
  });

  it('does not care where the network cuts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 12 }), (cuts) => {
        const reader = eventStreamReader();
        const places = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
        expect(pieces.flatMap((piece) => reader.read(piece))).toEqual(events);
      }),
    );
  });

  it('takes an id with NUL for no id', () => {
    expect(eventStreamReader().read('id: a\0b\ndata: x\n\n')).toEqual([
      { id: '', name: 'message', data: 'x' },
    ]);
  });
});
