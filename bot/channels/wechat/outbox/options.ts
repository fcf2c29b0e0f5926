import type { ConversationService } from '../../../../src/conversations/conversation-service.ts';
import type { Clock } from '../../../../src/platform/clock.ts';
import type { StateDatabase } from '../../../../src/store/database.ts';
import type { ExchangeStore } from '../exchange/exchange-store.ts';
import type { WechatApi } from '../platform/api.ts';

/** What the outbox works with. */
export interface OutboxOptions {
  readonly database: StateDatabase;
  readonly service: ConversationService;
  readonly exchanges: ExchangeStore;
  readonly api: WechatApi;
  readonly clock: Clock;
  readonly holder: string;
  readonly newId: () => string;
  /** A process that sends gives a sign more often than this; without one it is gone, and the end of its message unknown. */
  readonly leaseMs: number;
  /** Waits; resolves early when the signal is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** Address of the page that shows a delivery whole; undefined where the service has no public address. */
  readonly pageOf: (delivery: { id: string; at: number }) => string | undefined;
  readonly report: (error: unknown) => void;
}
