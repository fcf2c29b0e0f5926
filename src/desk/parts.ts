import type { Standing } from '../consultation/calibration/standing.ts';
import type { ConsultationResources } from '../consultation/resources.ts';
import type { Consult, ConversationContext } from '../conversations/context.ts';
import type { ConversationService } from '../conversations/conversation-service.ts';
import type { LiveSettings } from '../conversations/live-settings.ts';
import type { Translation } from '../consultation/assist/translate.ts';
import type { Language } from '../language/language.ts';
import type { Release } from '../knowledge/release.ts';
import type { ReleaseShelf } from '../knowledge/release-shelf.ts';
import type { Clock } from '../platform/clock.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';
import type { StateDatabase } from '../store/database.ts';
import type { Background } from './background.ts';
import type { Publication } from './knowledge/publication.ts';
import type { Hub } from './stream/hub.ts';
import type { CaseExchangeSettings } from './tickets/exchange/settings.ts';

/** What the desk works with; made once by whoever starts it. */
export interface DeskParts {
  readonly database: StateDatabase;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Told of what goes wrong in the background. Gets no personal data. */
  readonly report: (error: unknown) => void;
  readonly background: Background;
  readonly hub: Hub;
  readonly conversations: ConversationService;
  /** What acts on conversations and tickets work with. */
  readonly context: ConversationContext;
  /** The release in use with its index. */
  readonly knowledge: () => { readonly release: Release; readonly index: SearchIndex };
  /** Resolves when questions are answered from the newest release here, or it cannot be opened. Never rejects. */
  readonly newestKnowledge: () => Promise<void>;
  /**
   * Consults for staff: drafts come back however unsure they are, and nothing is logged as a turn of a visitor.
   */
  readonly draft: Consult;
  /** An agent's words in another language by a model; undefined where none is configured for it. */
  readonly translate?: ((text: string, to: Language) => Promise<Translation>) | undefined;
  /** The least confidence with which the assistant answers a visitor, 0 to 1. */
  readonly threshold: () => number;
  /** What a share of wrong answers that is accepted comes to. */
  readonly trust: (target: number) => Standing;
  /** What a visitor's question is consulted with, to explain what becomes of it. */
  readonly visitorResources: () => ConsultationResources;
  /** What operators have set. */
  readonly settings: LiveSettings;
  /** The releases there are. */
  readonly releases: Pick<ReleaseShelf, 'list' | 'read' | 'currentNumber'>;
  /** Publishes what was approved. Whoever made it stops it. */
  readonly publication: Publication;
  /** The office's name, for reports. */
  readonly office?: string | undefined;
  /** How long a draft may take, in milliseconds. */
  readonly draftTimeoutMs: number;
  /** Where staff reach the service, as in `https://ip.example`; links are made with it. */
  readonly publicUrl: string | undefined;
  /** Requests a minute from one address. */
  readonly requestsPerMinute: number;
  /** Where cases go to, and whose news of them is believed; off where it is not configured. */
  readonly exchange: CaseExchangeSettings | undefined;
}
