import { actingRoutes } from './conversations/acting-routes.ts';
import { presenceRoutes } from './conversations/presence-routes.ts';
import { readingRoutes } from './conversations/reading-routes.ts';
import { knowledgeRoutes } from './knowledge/knowledge-routes.ts';
import { operationsRoutes } from './operations/operations-routes.ts';
import { auditRoutes } from './people/audit-routes.ts';
import { sessionRoutes } from './people/session-routes.ts';
import { staffRoutes } from './people/staff-routes.ts';
import type { DeskRoute } from './route.ts';
import { streamRoutes } from './stream/route.ts';
import { suggestionRoutes } from './suggestions/routes.ts';

/**
 * Every route of the desk. Each room keeps its own list and is added here; router, CSRF rule, API description and role
 * tests follow from it.
 *
 * On the way, with the types of `wire/`:
 *
 * - GET /phone/search phoneSearchSchema → phoneAnswerSchema · POST /phone/calls callNoteSchema → callKeptSchema
 * - GET /tickets ticketFilterSchema → ticketListViewSchema · POST /tickets createTicketSchema · GET|PATCH /tickets/:id changeTicketSchema
 * - GET /tickets/proposal?topic=&hotlineFunction=&text=&district= → {proposals: routeProposalSchema[]}
 * - GET /tickets/export (CSV) · POST /tickets/import {csv} → {changed, refused: [{row, field, message}]}
 * - POST /cases/status (signed by the other system)
 */
export const deskRoutes: readonly DeskRoute[] = [
  ...sessionRoutes,
  ...staffRoutes,
  ...auditRoutes,
  ...presenceRoutes,
  ...readingRoutes,
  ...actingRoutes,
  ...suggestionRoutes,
  ...streamRoutes,
  ...knowledgeRoutes,
  ...operationsRoutes,
];
