import type { Migration } from './migration.ts';

/** The WeChat channel: its token, its visitors, the callbacks of the platform and the deliveries to visitors. */
export const wechat: Migration = {
  number: 20,
  name: 'wechat',
  statements: () => [
    `create table wechat_tokens (
      app_id text primary key,
      token text not null,
      expires_at bigint not null,
      forced_at bigint not null
    )`,
    `create table wechat_visitors (
      openid text primary key,
      account text not null,
      conversation_id text not null,
      told_sequence bigint not null,
      followed integer not null,
      interacted_at bigint not null,
      message_left integer not null,
      message_until bigint not null,
      act_left integer not null,
      act_until bigint not null,
      obstacle text,
      obstacle_at bigint,
      obstacle_code integer,
      offered text,
      sender text,
      sender_until bigint not null
    )`,
    'create index wechat_visitors_by_window on wechat_visitors (message_until)',
    `create table wechat_exchanges (
      key text primary key,
      openid text not null,
      state text not null,
      version bigint not null,
      arrived_at bigint not null,
      holder text,
      until bigint not null,
      attempts integer not null,
      content text,
      delivery_id text
    )`,
    "create index wechat_exchanges_open on wechat_exchanges (until) where state = 'open'",
    'create index wechat_exchanges_by_visitor on wechat_exchanges (openid, state)',
    'create index wechat_exchanges_by_time on wechat_exchanges (arrived_at)',
    `create table wechat_deliveries (
      id text primary key,
      openid text not null,
      at bigint not null,
      via text not null,
      state text not null,
      after_conversation text not null,
      after_sequence bigint not null,
      through_conversation text not null,
      through_sequence bigint not null,
      language text not null,
      speaker text not null,
      part integer not null,
      attempts integer not null,
      due_at bigint not null,
      sender text,
      until bigint not null,
      reason text,
      code integer,
      ended_at bigint
    )`,
    "create index wechat_deliveries_active on wechat_deliveries (due_at) where state in ('waiting', 'sending', 'replying')",
    'create index wechat_deliveries_by_visitor on wechat_deliveries (openid, at)',
    'create index wechat_deliveries_by_time on wechat_deliveries (at)',
  ],
};
