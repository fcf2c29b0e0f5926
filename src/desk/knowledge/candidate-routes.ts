import { z } from 'zod';
import type { DeskParts } from '../parts.ts';
import { staffNames } from '../people/accounts.ts';
import { refusal, unknown } from '../refusals.ts';
import { idParams, route, type DeskRoute } from '../route.ts';
import { sendFile } from '../send-file.ts';
import {
  candidateCheckSchema,
  candidateItemSchema,
  candidateStatuses,
  candidateStatusSchema,
  candidateViewSchema,
  originSchema,
  saveDraftSchema,
  sendBackSchema,
  versionSchema,
  withdrawSchema,
} from '../wire/candidate.ts';
import type { Staff } from '../wire/staff.ts';
import * as acts from './candidates/acts.ts';
import { findCandidate, listCandidates, type Candidate } from './candidates/repository.ts';
import { checkCandidate, evalCases, itemOf, viewOf } from './candidates/view.ts';

const writers = ['agent', 'editor', 'reviewer'] as const;

/** FAQ entries from the first draft to their publication. */
export const candidateRoutes: readonly DeskRoute[] = [
  route({
    method: 'GET',
    path: '/knowledge/candidates',
    access: writers,
    summary: 'Entries in the making and published ones, the ones changed last first.',
    query: z.strictObject({ status: candidateStatusSchema.optional() }),
    answer: z.strictObject({ candidates: z.array(candidateItemSchema) }),
    handle: async ({ desk, query: { status } }) => {
      const { store } = desk.database;
      const names = await staffNames(store);
      const statuses =
        status === undefined ? candidateStatuses.filter((each) => each !== 'discarded') : [status];
      return { candidates: (await listCandidates(store, statuses)).map((each) => itemOf(each, names)) };
    },
  }),
  route({
    method: 'POST',
    path: '/knowledge/candidates',
    access: writers,
    summary:
      'Begins an entry from a gap, from an answer that was sent, from a published entry, or from nothing.',
    body: originSchema,
    answer: candidateViewSchema,
    handle: async ({ desk, staff, body }) =>
      viewOf(desk, await acts.createCandidate(desk, staff, body), staff),
  }),
  route({
    method: 'GET',
    path: '/knowledge/candidates/:id',
    access: writers,
    summary: 'One candidate with its draft, its history and what is missing.',
    params: idParams,
    answer: candidateViewSchema,
    handle: async ({ desk, staff, params: { id } }) => viewOf(desk, await found(desk, id), staff),
  }),
  route({
    method: 'PUT',
    path: '/knowledge/candidates/:id',
    access: writers,
    summary: 'Keeps what was written so far, complete or not.',
    params: idParams,
    body: saveDraftSchema,
    bodyLimit: '256kb',
    answer: candidateViewSchema,
    handle: async ({ desk, staff, params: { id }, body: { version, draft } }) => {
      await mayWrite(desk, staff, id);
      return viewOf(desk, await acts.saveDraft(desk, staff, id, version, draft), staff);
    },
  }),
  route({
    method: 'POST',
    path: '/knowledge/candidates/:id/submission',
    access: writers,
    summary: 'Hands a draft in for approval.',
    params: idParams,
    body: versionSchema,
    answer: candidateViewSchema,
    handle: async ({ desk, staff, params: { id }, body: { version } }) => {
      await mayWrite(desk, staff, id);
      return viewOf(desk, await acts.submitCandidate(desk, staff, id, version), staff);
    },
  }),
  route({
    method: 'POST',
    path: '/knowledge/candidates/:id/approval',
    access: ['reviewer'],
    summary: 'Approves what others wrote and publishes it with the next release.',
    params: idParams,
    body: versionSchema,
    answer: candidateViewSchema,
    handle: async ({ desk, staff, params: { id }, body: { version } }) =>
      viewOf(desk, await acts.approveCandidate(desk, staff, id, version), staff),
  }),
  route({
    method: 'POST',
    path: '/knowledge/candidates/:id/return',
    access: ['reviewer'],
    summary: 'Gives a draft back, saying what is to be mended.',
    params: idParams,
    body: sendBackSchema,
    answer: candidateViewSchema,
    handle: async ({ desk, staff, params: { id }, body: { version, note } }) =>
      viewOf(desk, await acts.sendBack(desk, staff, id, version, note), staff),
  }),
  route({
    method: 'POST',
    path: '/knowledge/candidates/:id/withdrawal',
    access: ['reviewer'],
    summary: 'Takes a published entry out of the knowledge base with the next release.',
    params: idParams,
    body: withdrawSchema,
    answer: candidateViewSchema,
    handle: async ({ desk, staff, params: { id }, body: { version, note } }) =>
      viewOf(desk, await acts.withdrawEntry(desk, staff, id, version, note), staff),
  }),
  route({
    method: 'POST',
    path: '/knowledge/candidates/:id/discard',
    access: writers,
    summary: 'Throws a draft away; its gap is open again.',
    params: idParams,
    body: versionSchema,
    answer: candidateViewSchema,
    handle: async ({ desk, staff, params: { id }, body: { version } }) => {
      await mayWrite(desk, staff, id);
      return viewOf(desk, await acts.discardCandidate(desk, staff, id, version), staff);
    },
  }),
  route({
    method: 'GET',
    path: '/knowledge/candidates/:id/check',
    access: writers,
    summary: 'What the assistant says now to the questions behind a candidate.',
    params: idParams,
    answer: candidateCheckSchema,
    handle: async ({ desk, params: { id } }) => checkCandidate(desk, await found(desk, id)),
  }),
  route({
    method: 'GET',
    path: '/knowledge/eval-cases',
    access: ['editor', 'reviewer', 'auditor'],
    summary: 'The questions behind published entries as a question file of the evals.',
    handle: async ({ desk, http }) =>
      sendFile(http.response, {
        name: 'desk-questions.jsonl',
        kind: 'text/plain; charset=utf-8',
        bytes: await evalCases(desk.database.store),
      }),
  }),
];

async function found(desk: DeskParts, id: string): Promise<Candidate> {
  const candidate = await findCandidate(desk.database.store, id);
  if (candidate === undefined) throw unknown('candidate');
  return candidate;
}

/** An agent writes on what is the agent's own; editors and reviewers on everything. */
async function mayWrite(desk: DeskParts, staff: Staff, id: string): Promise<void> {
  if (staff.roles.includes('editor') || staff.roles.includes('reviewer')) return;
  if ((await found(desk, id)).createdBy !== staff.id)
    throw refusal(403, 'not-yours', 'This draft is a colleague’s.');
}
