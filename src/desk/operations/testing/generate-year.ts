import type { StateDatabase } from '../../../store/database.ts';

/** The instant the generated year ends at, a Saturday evening. */
export const last = Date.parse('2026-11-28T20:00:00+08:00');

const dayMs = 86_400_000;
const perConversation = 8;
/** Rows of one statement: databases limit how many values it may bind. */
const rowsAtOnce = 300;
const conversationsAtOnce = 1_500;

const channels = ['web', 'web', 'web', 'wechat', 'wechat', 'phone'];
const languages = ['zh-Hans', 'zh-Hans', 'zh-Hans', 'zh-Hant', 'en'];
const topics = ['patent', 'trademark', 'copyright', 'enforcement', 'public-service', null];
const districts = ['浦东', '徐汇', '静安', '黄浦', '杨浦', null, null];
const outcomes = [
  'answered',
  'answered',
  'answered',
  'answered-partly',
  'handed-over',
  'clarifying',
  'declined',
];
const reasons = ['low-confidence', 'no-evidence', 'asked-for-person', 'complaint', 'own-case'];

/**
 * Fills an empty database with so many messages over one year, spread and mixed like real ones, the same ones every time.
 * Events are left out: who counts anew reads none. Answers how many messages there are.
 */
export async function generateYear(database: StateDatabase, messages: number): Promise<number> {
  const count = Math.ceil(messages / perConversation);
  const random = generator(20_261_128);
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
  let made = 0;
  for (let from = 0; from < count; from += conversationsAtOnce) {
    const rows = batch(from, Math.min(count, from + conversationsAtOnce), count, random, pick);
    made += rows.messages.length;
    await database.transaction(async ({ db }) => {
      for (const [table, list] of Object.entries(rows))
        for (let at = 0; at < list.length; at += rowsAtOnce)
          await db
            .insertInto(table as 'messages')
            .values(list.slice(at, at + rowsAtOnce) as never)
            .execute();
    });
  }
  return made;
}

function batch(
  from: number,
  to: number,
  count: number,
  random: () => number,
  pick: <Value>(list: readonly Value[]) => Value,
) {
  const rows = {
    conversations: [] as object[],
    messages: [] as object[],
    turns: [] as object[],
    handovers: [] as object[],
    ratings: [] as object[],
  };
  for (let number = from; number < to; number += 1) {
    const id = `c${number}`;
    const at = Math.floor(last - 364 * dayMs + (number / count) * 363.9 * dayMs);
    const language = pick(languages);
    const topic = pick(topics);
    rows.conversations.push(conversation(id, at, pick(channels), language, topic, pick(districts)));
    for (let place = 0; place < perConversation; place += 1) {
      const isReply = place % 2 === 1;
      const turnId = isReply ? `${id}-t${place}` : null;
      const moment = at + place * 20_000;
      rows.messages.push(message(`${id}-m${place}`, id, place + 1, moment, turnId));
      if (turnId === null) continue;
      const outcome = pick(outcomes);
      const reason = outcome === 'handed-over' ? pick(reasons) : null;
      rows.turns.push({
        id: turnId,
        at: moment,
        outcome,
        reason,
        language,
        topic,
        confidence: random(),
        release: 1,
        body: '{}',
        milliseconds: Math.floor(random() ** 3 * 400),
        aiGenerated: random() < 0.1 ? 1 : 0,
      });
      if (reason !== null && place === perConversation - 1)
        rows.handovers.push(handover(`${id}-h`, id, moment, reason, turnId, random));
    }
    if (random() < 0.2)
      rows.ratings.push({
        conversationId: id,
        at: at + 300_000,
        score: 1 + Math.floor(random() * 5),
        reasons: '[]',
        comment: null,
        agentId: null,
      });
  }
  return rows;
}

function conversation(
  id: string,
  at: number,
  channel: string,
  language: string,
  topic: string | null,
  district: string | null,
) {
  return {
    ...{ id, channel, language, topic, district },
    visitorId: `v-${id}`,
    languageChosen: 0,
    owner: 'closed',
    version: 2,
    agentId: null,
    previousId: null,
    openedAt: at,
    lastVisitorAt: at,
    closedAt: at + 600_000,
    closeReason: 'idle',
    lastSequence: perConversation,
    answeredThrough: perConversation,
    pendingSince: null,
    turnClaim: null,
    turnUntil: null,
    turnAttempts: 0,
    queuedAt: null,
    priority: 0,
    wantedAgentId: null,
    wantedSkill: null,
    hotlineFunction: 'general',
    event: null,
  };
}

function message(id: string, conversationId: string, sequence: number, at: number, turnId: string | null) {
  return {
    ...{ id, conversationId, sequence, at, turnId },
    sender: turnId === null ? 'visitor' : 'assistant',
    kind: turnId === null ? 'text' : 'reply',
    text: '外观设计专利年费第四年多少钱',
    data: null,
    clientId: null,
    agentId: null,
    emptiedAt: null,
  };
}

function handover(
  id: string,
  conversationId: string,
  at: number,
  reason: string,
  turnId: string,
  random: () => number,
) {
  const isTaken = random() < 0.8;
  return {
    ...{ id, conversationId, at, reason, turnId },
    brief: null,
    endedAt: at + Math.floor(random() ** 2 * 600_000),
    ending: isTaken ? 'taken' : 'nobody-on-duty',
    agentId: isTaken ? 'agent-1' : null,
  };
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
