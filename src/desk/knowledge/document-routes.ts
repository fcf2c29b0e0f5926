import { z } from 'zod';
import { dayAt } from '../../platform/day.ts';
import type { DeskParts } from '../parts.ts';
import { staffNames } from '../people/accounts.ts';
import { noteAct } from '../people/act.ts';
import { badField, unknown } from '../refusals.ts';
import { route, type DeskRoute } from '../route.ts';
import {
  approveDocumentsSchema,
  documentFilterSchema,
  documentIdSchema,
  documentListSchema,
  documentViewSchema,
  dueFilterSchema,
  dueItemSchema,
  revokeApprovalSchema,
  type DocumentItem,
} from '../wire/knowledge.ts';
import { catalogueOf, dueWithin, type Catalogue } from './documents.ts';
import { approvalsOf } from './entries.ts';
import { wantPublication } from './publications.ts';

const keepers = ['editor', 'reviewer'] as const;

/** The documents of the release in use: what is due, what is not approved, and approving it. */
export const documentRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/knowledge/documents',
    access: [...keepers, 'operator', 'auditor'],
    summary: 'The documents of the release in use.',
    query: documentFilterSchema,
    answer: documentListSchema,
    handle: async ({ desk, query: { offset, limit, ...filter } }) => {
      const { items } = await catalogue(desk);
      const found = items.filter((item) => fits(item, filter));
      return { total: found.length, documents: found.slice(offset, offset + limit) };
    },
  }),
  route({
    method: 'GET',
    path: '/knowledge/document',
    access: 'staff',
    summary: 'One document with its passages.',
    query: documentIdSchema,
    answer: documentViewSchema,
    handle: async ({ desk, query: { id } }) => {
      const view = (await catalogue(desk)).view(id);
      if (view === undefined) throw unknown('document');
      return view;
    },
  }),
  route({
    method: 'GET',
    path: '/knowledge/due',
    access: [...keepers, 'operator', 'auditor'],
    summary: 'Documents whose validity ends or that have to be checked again within so many days.',
    query: dueFilterSchema,
    answer: z.strictObject({ due: z.array(dueItemSchema) }),
    handle: async ({ desk, query: { days } }) => {
      const { items } = await catalogue(desk);
      return { due: dueWithin(desk.knowledge().release, items, dayAt(desk.clock.now()), days) };
    },
  }),
  route({
    method: 'POST',
    path: '/knowledge/approvals',
    access: keepers,
    summary: 'Confirms documents as they are, read in their source on a day; the next release says so.',
    body: approveDocumentsSchema,
    answer: z.strictObject({ approved: z.int() }),
    handle: async ({ desk, staff, body: { documentIds, checkedOn } }) => {
      const at = desk.clock.now();
      if (checkedOn > dayAt(at)) throw badField('checkedOn', 'is a day to come');
      const { hashOf } = await catalogue(desk);
      const approvals = documentIds.map((documentId, place) => {
        const contentHash = hashOf(documentId);
        if (contentHash === undefined) throw badField(`documentIds.${place}`, 'there is no such document');
        return { documentId, contentHash };
      });
      await desk.database.transaction(async (unit) => {
        for (const { documentId, contentHash } of approvals) {
          const stands = { contentHash, at, actor: staff.id, checkedOn };
          await unit.db
            .insertInto('approvals')
            .values({ documentId, ...stands })
            .onConflict((conflict) => conflict.column('documentId').doUpdateSet(stands))
            .execute();
          await noteAct(desk, unit, staff.id, 'document.approved', documentId);
        }
        await wantPublication(unit, at);
      });
      return { approved: approvals.length };
    },
  }),
  route({
    method: 'POST',
    path: '/knowledge/approvals/revocation',
    access: keepers,
    summary: 'Takes an approval back; with the next release the document stands as its source says.',
    body: revokeApprovalSchema,
    handle: async ({ desk, staff, body: { documentId } }) => {
      await desk.database.transaction(async (unit) => {
        const gone = await unit.db
          .deleteFrom('approvals')
          .where('documentId', '=', documentId)
          .executeTakeFirst();
        if (gone.numDeletedRows === 0n) throw unknown('approval');
        await noteAct(desk, unit, staff.id, 'document.approval-revoked', documentId);
        await wantPublication(unit, desk.clock.now());
      });
      return undefined;
    },
  }),
];

async function catalogue(desk: DeskParts): Promise<Catalogue> {
  const { store } = desk.database;
  const names = await staffNames(store);
  const approvals = await approvalsOf(store);
  return catalogueOf(desk.knowledge().release, dayAt(desk.clock.now()), approvals, (id) => names.get(id));
}

function fits(
  { id, title, titleEn = '', status, source, kind, topics }: DocumentItem,
  filter: Omit<z.output<typeof documentFilterSchema>, 'offset' | 'limit'>,
): boolean {
  const words = filter.q?.toLowerCase();
  return (
    (filter.status === undefined || status === filter.status) &&
    (filter.source === undefined || source === filter.source) &&
    (filter.kind === undefined || kind === filter.kind) &&
    (filter.topic === undefined || topics.includes(filter.topic)) &&
    (words === undefined || `${title}\n${titleEn}\n${id}`.toLowerCase().includes(words))
  );
}
