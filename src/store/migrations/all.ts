import { ground } from './0001-ground.ts';
import { audit } from './0002-audit.ts';
import { conversations } from './0003-conversations.ts';
import { clientIds } from './0004-client-ids.ts';
import { secrets } from './0005-secrets.ts';
import { pageAndFeedback } from './0006-page-and-feedback.ts';
import { staff } from './0010-staff.ts';
import { agents } from './0011-agents.ts';
import { suggestions } from './0012-suggestions.ts';
import { caseExchange } from './0013-case-exchange.ts';
import { settings } from './0015-settings.ts';
import { knowledgeWork } from './0016-knowledge-work.ts';
import { figures } from './0017-figures.ts';
import { wechat } from './0020-wechat.ts';
import { modelSpend } from './0025-model-spend.ts';
import { sharedReleases } from './0035-shared-releases.ts';
import { auditSearch } from './0041-audit-search.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema, in order. A new step goes to the end; what is here is never changed. */
export const migrations: readonly Migration[] = [
  ground,
  audit,
  conversations,
  clientIds,
  secrets,
  pageAndFeedback,
  staff,
  agents,
  suggestions,
  caseExchange,
  settings,
  knowledgeWork,
  figures,
  wechat,
  modelSpend,
  sharedReleases,
  auditSearch,
];
