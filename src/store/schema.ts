import type { Kysely, Transaction } from 'kysely';
import type { ConversationSchema } from './conversation-schema.ts';
import type { WechatSchema } from './wechat-schema.ts';
import type { DeskWorkSchema } from './desk-work-schema.ts';
import type { StaffSchema } from './staff-schema.ts';
import type { StaffWorkSchema } from './staff-work-schema.ts';

/**
 * The tables of the state database, in camel case; the columns are written in snake case. Instants are epoch
 * milliseconds, JSON is text, truth values are 0 and 1: what both dialects keep the same way.
 */
export interface Schema
  extends ConversationSchema, WechatSchema, DeskWorkSchema, StaffSchema, StaffWorkSchema {
  migrations: { number: number; name: string; at: number };
  counters: { name: string; value: number };
  events: EventTable;
  leases: LeaseTable;
  turns: TurnTable;
  audit: AuditTable;
  secrets: { name: string; value: string };
  modelSpend: { day: string; amount: number };
  releaseFiles: ReleaseFileTable;
  releaseChunks: { sha256: string; place: number; bytes: Buffer };
}

/** Files that every process needs a copy of, by what they are for; their bytes lie in chunks by hash. */
export interface ReleaseFileTable {
  /** Number of the release the file came with. */
  release: number;
  /** Path of the file below the data folder, as in `releases/000007.sqlite`. */
  path: string;
  sha256: string;
  size: number;
}

/** Any connection to the state database: a pool, or a running transaction. */
export type Store = Kysely<Schema>;
/** A running transaction. */
export type StoreTransaction = Transaction<Schema>;

export interface EventTable {
  sequence: number;
  name: string;
  conversationId: string | null;
  /** Id of what changed, where that is not the conversation. */
  subject: string | null;
  at: number;
}

export interface LeaseTable {
  name: string;
  holder: string;
  /** Grows with every change of holder; a fence against a holder that slept through its end. */
  term: number;
  until: number;
}

export interface TurnTable {
  id: string;
  at: number;
  outcome: string;
  reason: string | null;
  language: string;
  topic: string | null;
  confidence: number;
  release: number;
  /** The whole evidence record as JSON. */
  body: string;
  /** How long it took; missing in turns from before this was kept. */
  milliseconds: number | null;
  aiGenerated: number | null;
}

export interface AuditTable {
  sequence: number;
  at: number;
  actor: string;
  act: string;
  subject: string;
  previousHash: string;
  hash: string;
}
