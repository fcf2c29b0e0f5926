import type { ConversationService } from '../../../src/conversations/conversation-service.ts';
import type { Assistant } from '../../channel.ts';
import type { Allowance } from './allowance.ts';
import type { View } from './activities.ts';
import type { Entry } from './entry.ts';
import type { ThreadLog } from './log.ts';
import type { Origins } from './origins.ts';
import type { Tokens } from './tokens.ts';

/** What the routes work with. */
export interface DirectLineParts {
  readonly service: ConversationService;
  readonly assistant: Assistant;
  readonly entry: Entry;
  readonly log: ThreadLog;
  readonly tokens: Tokens;
  readonly origins: Origins;
  readonly allowances: Readonly<Record<'requests' | 'tokens' | 'messages', Allowance>>;
  readonly attachmentUrl: (origin: string) => View['attachmentUrl'];
  readonly newId: () => string;
  readonly attachmentBytes: number;
  readonly secret: string | undefined;
  readonly publicUrl: string | undefined;
}
