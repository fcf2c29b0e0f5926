import { actingRoutes } from './conversations/acting-routes.ts';
import { presenceRoutes } from './conversations/presence-routes.ts';
import { readingRoutes } from './conversations/reading-routes.ts';
import { translationRoutes } from './conversations/translation-routes.ts';
import { knowledgeRoutes } from './knowledge/knowledge-routes.ts';
import { operationsRoutes } from './operations/operations-routes.ts';
import { auditRoutes } from './people/audit-routes.ts';
import { sessionRoutes } from './people/session-routes.ts';
import { staffRoutes } from './people/staff-routes.ts';
import { phoneRoutes } from './phone/routes.ts';
import type { DeskRoute } from './route.ts';
import { streamRoutes } from './stream/route.ts';
import { suggestionRoutes } from './suggestions/routes.ts';
import { newsRoutes } from './tickets/exchange/news-route.ts';
import { ticketRoutes } from './tickets/routes.ts';
import { ticketTableRoutes } from './tickets/table-routes.ts';

/**
 * Every route of the desk. Each room keeps its own list and is added here; router, CSRF rule, API description and role
 * tests follow from it.
 */
export const deskRoutes: readonly DeskRoute[] = [
  ...sessionRoutes,
  ...staffRoutes,
  ...auditRoutes,
  ...presenceRoutes,
  ...readingRoutes,
  ...actingRoutes,
  ...suggestionRoutes,
  ...translationRoutes,
  ...streamRoutes,
  ...phoneRoutes,
  ...ticketRoutes,
  ...ticketTableRoutes,
  ...newsRoutes,
  ...knowledgeRoutes,
  ...operationsRoutes,
];
