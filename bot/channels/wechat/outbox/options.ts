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
  /** Longer than a message takes with all repetitions; then its process is gone, and its end unknown. */
  readonly sendingMs: number;
  /** Address of the page that shows a delivery whole; undefined where the service has no public address. */
  readonly pageOf: (delivery: { id: string; at: number }) => string | undefined;
  readonly report: (error: unknown) => void;
}
