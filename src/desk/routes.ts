import { auditRoutes } from './people/audit-routes.ts';
import { sessionRoutes } from './people/session-routes.ts';
import { staffRoutes } from './people/staff-routes.ts';
import type { DeskRoute } from './route.ts';

/**
 * Every route of the desk. Each room keeps its own list and is added here; router, CSRF rule, API description and role
 * tests follow from it.
 *
 * On the way, with the types of `wire/`:
 *
 * - GET /queue → queueViewSchema · GET /colleagues → {colleagues: colleagueSchema[]} · PUT /presence setPresenceSchema
 * - GET /conversations?state=own|closed|all&before=&agentId=&channel=&topic= → {conversations: conversationItemSchema[]}
 * - GET /conversations/:id → conversationViewSchema · GET /conversations/:id/messages?after=|before=&limit= → {messages: messageViewSchema[]}
 * - POST /conversations/:id/take · /transfer transferSchema · /hand-back · /close wrapUpSchema · /read {through}
 * - POST /conversations/:id/messages sendMessageSchema → messageViewSchema
 * - GET /attachments/:id (a download)
 * - GET /conversations/:id/suggestions → {suggestions: suggestionSchema[]} · POST /conversations/:id/suggestions {messageId} (again)
 * - POST /suggestions/:id/rejection rejectSuggestionSchema
 * - GET /phone/search phoneSearchSchema → phoneAnswerSchema · POST /phone/calls callNoteSchema → callKeptSchema
 * - GET /tickets ticketFilterSchema → ticketListViewSchema · POST /tickets createTicketSchema · GET|PATCH /tickets/:id changeTicketSchema
 * - GET /tickets/proposal?topic=&hotlineFunction=&text=&district= → {proposals: routeProposalSchema[]}
 * - GET /tickets/export (CSV) · POST /tickets/import {csv} → {changed, refused: [{row, field, message}]}
 * - POST /cases/status (signed by the other system)
 * - GET /stream (server-sent events)
 */
export const deskRoutes: readonly DeskRoute[] = [...sessionRoutes, ...staffRoutes, ...auditRoutes];
