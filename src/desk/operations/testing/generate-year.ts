import { sql } from 'kysely';
import type { StateDatabase } from '../../../store/database.ts';

/** The instant the generated year ends at, a Saturday evening. */
export const last = Date.parse('2026-11-28T20:00:00+08:00');

const dayMs = 86_400_000;
const first = last - 364 * dayMs;
const perConversation = 8;
/** Conversations of one statement, so that none takes long. */
const atOnce = 5_000;

/** A value of a list for conversation or message `i`, spread without a pattern that a day would show. */
function pick(values: readonly (string | number | null)[], i: string, salt: number): string {
  const cases = values.map((value, place) => `when ${place} then ${literal(value)}`);
  return `case (((${i}) * 7919 + ${salt * 104_729}) % 1000003) % ${values.length} ${cases.join(' ')} end`;
}

function literal(value: string | number | null): string {
  if (value === null) return 'null';
  return typeof value === 'number' ? String(value) : `'${value}'`;
}

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
 * Fills an empty database with so many messages over one year, mixed like real ones and the same every time. Events are left out:
 * who counts everything reads none. Answers how many messages there are.
 */
export async function generateYear(database: StateDatabase, messages: number): Promise<number> {
  const count = Math.ceil(messages / perConversation);
  const step = Math.floor((363.9 * dayMs) / count);
  for (let from = 0; from < count; from += atOnce) {
    const numbers = `with recursive n(i) as (select cast(${from} as bigint) union all select i + 1 from n where i + 1 < ${Math.min(count, from + atOnce)})`;
    await database.transaction(async ({ db }) => {
      for (const statement of statements(numbers, step)) await sql.raw(statement).execute(db);
    });
  }
  return count * perConversation;
}

function statements(numbers: string, step: number): string[] {
  const at = `(${first} + i * ${step})`;
  const places = `${numbers}, p(place) as (select 0 union all select place + 1 from p where place < ${perConversation - 1})`;
  const number = `(i * ${perConversation} + place)`;
  const turns = `from n cross join p where place % 2 = 1`;
  const outcome = pick(outcomes, number, 5);
  const handedOver = `${outcome} = 'handed-over'`;
  return [
    `insert into conversations (id, channel, visitor_id, language, language_chosen, owner, version, opened_at,
       last_visitor_at, closed_at, close_reason, last_sequence, answered_through, turn_attempts, priority, topic,
       hotline_function, district)
     ${numbers} select 'c' || i, ${pick(channels, 'i', 1)}, 'v' || i, ${pick(languages, 'i', 2)}, 0, 'closed', 2, ${at},
       ${at}, ${at} + 600000, 'idle', ${perConversation}, ${perConversation}, 0, 0, ${pick(topics, 'i', 3)},
       'general', ${pick(districts, 'i', 4)} from n`,
    `insert into messages (id, conversation_id, sequence, at, sender, kind, text, turn_id)
     ${places} select 'm' || ${number}, 'c' || i, place + 1, ${at} + place * 20000,
       case when place % 2 = 1 then 'assistant' else 'visitor' end, case when place % 2 = 1 then 'reply' else 'text' end,
       '外观设计专利年费第四年多少钱', case when place % 2 = 1 then 't' || ${number} end from n cross join p`,
    `insert into turns (id, at, outcome, reason, language, topic, confidence, release, body, milliseconds, ai_generated)
     ${places} select 't' || ${number}, ${at} + place * 20000, ${outcome},
       case when ${handedOver} then ${pick(reasons, number, 6)} end, ${pick(languages, 'i', 2)}, ${pick(topics, 'i', 3)},
       0.8, 1, '{}', ${pick([3, 4, 6, 9, 14, 22, 41, 90, 240, 700], number, 7)}, ${pick([0, 0, 0, 0, 1], number, 8)} ${turns}`,
    `insert into handovers (id, conversation_id, at, reason, turn_id, ended_at, ending, agent_id)
     ${places} select 'h' || ${number}, 'c' || i, ${at} + place * 20000, ${pick(reasons, number, 6)}, 't' || ${number},
       ${at} + place * 20000 + ${pick([5_000, 15_000, 40_000, 90_000, 400_000], number, 9)},
       ${pick(['taken', 'taken', 'taken', 'nobody-on-duty'], number, 10)}, 'agent-1' ${turns} and ${handedOver} and place = ${perConversation - 1}`,
    `insert into ratings (conversation_id, at, score, reasons)
     ${numbers} select 'c' || i, ${at} + 300000, ${pick([5, 5, 4, 4, 3, 2, 1], 'i', 11)}, '[]' from n where i % 5 = 0`,
  ];
}
