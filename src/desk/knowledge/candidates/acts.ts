import { maskPersonalData } from '../../../language/personal-data.ts';
import { turnSchema } from '../../../consultation/turn.ts';
import { fillPlaceholders } from '../../../knowledge/record-text.ts';
import { StaleVersion } from '../../../store/compare-and-set.ts';
import type { StoreTransaction } from '../../../store/schema.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import type { DeskParts } from '../../parts.ts';
import { withoutLabel } from '../../conversations/ai-label.ts';
import { noteAct } from '../../people/act.ts';
import { refusal, unknown } from '../../refusals.ts';
import { ProblemError } from '../../../server/problems.ts';
import type { CandidateStatus, Draft, FieldFault, Origin } from '../../wire/candidate.ts';
import type { Staff } from '../../wire/staff.ts';
import { storeEntry } from '../entries.ts';
import { questionsIn } from '../gaps/read.ts';
import { wantPublication } from '../publications.ts';
import { entryPath, entryText, faultsOf } from './entry-text.ts';
import { draftFrom, type Seed } from './prefill.ts';
import {
  findCandidate,
  insertCandidate,
  storeCandidate,
  type Candidate,
  type CandidateAct,
} from './repository.ts';

/** What keeps a draft from being published, by field, with the release in use. */
export function draftFaults(desk: Pick<DeskParts, 'knowledge'>, draft: Draft): FieldFault[] {
  const records = new Map(desk.knowledge().release.records.map((record) => [record.id, record]));
  return faultsOf(draft, (text) => fillPlaceholders(text, 'zh-Hans', records).unknown);
}

/** Begins a candidate from a gap, a draft that was sent, a published entry, or nothing; all that is known is filled in. */
export async function createCandidate(desk: DeskParts, staff: Staff, origin: Origin): Promise<Candidate> {
  const id = desk.newId();
  const now = desk.clock.now();
  return desk.database.transaction(async (unit) => {
    const begun = await beginnings[origin.from](desk, unit.db, origin as never);
    const candidate: Candidate = {
      id,
      name: begun.name ?? `faq-desk-${id.replaceAll('-', '').slice(0, 10)}`,
      status: 'draft',
      version: 1,
      draft: begun.draft,
      origin,
      aiGenerated: begun.aiGenerated ?? false,
      createdAt: now,
      createdBy: staff.id,
      changedAt: now,
      changedBy: staff.id,
      history: [{ at: now, by: staff.id, act: 'created' }],
      problems: [],
    };
    await insertCandidate(unit.db, candidate);
    if (origin.from === 'gap') await markGap(unit.db, origin.gapId, id);
    await noteAct(desk, unit, staff.id, 'candidate.created', id);
    return candidate;
  });
}

interface Beginning {
  readonly draft: Draft;
  readonly name?: string;
  readonly aiGenerated?: boolean;
}

type Begin<From extends Origin['from']> = (
  desk: DeskParts,
  db: StoreTransaction,
  origin: Extract<Origin, { from: From }>,
) => Promise<Beginning>;

const beginnings: { readonly [From in Origin['from']]: Begin<From> } = {
  gap: async (desk, db, { gapId }) => {
    const questions = (await questionsIn(db, gapId)).map(({ turn }) => turn).reverse();
    if (questions.length === 0) throw unknown('gap');
    return { draft: seeded(desk, { questions }) };
  },
  suggestion: async (desk, db, { suggestionId }) => {
    const row = await db
      .selectFrom('suggestions')
      .selectAll()
      .where('id', '=', suggestionId)
      .executeTakeFirst();
    const turn = row?.turn == null ? undefined : turnSchema.parse(JSON.parse(row.turn));
    if (row === undefined || turn === undefined || turn.question === '') throw unknown('suggestion');
    const text = row.sentMessageId === null ? undefined : await sentText(db, row.sentMessageId);
    const answer = text === undefined ? {} : { answer: { text, language: turn.language } };
    return {
      draft: seeded(desk, { questions: [turn], ...answer }),
      aiGenerated: turn.reply.aiGenerated && text !== undefined,
    };
  },
  candidate: async (_desk, db, { candidateId }) => {
    const earlier = await findCandidate(db, candidateId);
    if (earlier === undefined) throw unknown('candidate');
    const { draft, name, aiGenerated } = earlier;
    return { draft, name, aiGenerated };
  },
  nothing: (desk) => Promise.resolve({ draft: seeded(desk, { questions: [] }) }),
};

function seeded(desk: DeskParts, seed: Omit<Seed, 'now'>): Draft {
  const { index } = desk.knowledge();
  return draftFrom({ ...seed, now: desk.clock.now() }, (id) => index.document(id));
}

/** What an agent sent, masked as everything that leaves a conversation. */
async function sentText(db: StoreTransaction, messageId: string): Promise<string | undefined> {
  const row = await db.selectFrom('messages').select('text').where('id', '=', messageId).executeTakeFirst();
  return row?.text == null ? undefined : maskPersonalData(withoutLabel(row.text));
}

async function markGap(db: StoreTransaction, gapId: string, candidateId: string): Promise<void> {
  await db
    .updateTable('gaps')
    .set((row) => ({ status: 'candidate', candidateId, version: row('version', '+', 1) }))
    .where('id', '=', gapId)
    .execute();
}

/** Changes a candidate that stands where the act expects it and that nobody else changed meanwhile. */
async function change(
  desk: DeskParts,
  staff: Staff,
  wanted: {
    readonly id: string;
    readonly version: number;
    readonly from: readonly CandidateStatus[];
    readonly act: CandidateAct['act'];
    readonly note?: string;
    readonly to: (candidate: Candidate) => Partial<Candidate>;
    readonly also?: (unit: UnitOfWork, candidate: Candidate) => Promise<void>;
  },
): Promise<Candidate> {
  const at = desk.clock.now();
  return desk.database.transaction(async (unit) => {
    const before = await findCandidate(unit.db, wanted.id);
    if (before === undefined) throw unknown('candidate');
    if (before.version !== wanted.version)
      throw refusal(409, 'stale', 'Somebody else changed it meanwhile.', { version: before.version });
    if (!wanted.from.includes(before.status))
      throw refusal(409, 'refused-status', `It is ${before.status}.`, { status: before.status });
    const act = {
      at,
      by: staff.id,
      act: wanted.act,
      ...(wanted.note === undefined ? {} : { note: wanted.note }),
    };
    const after: Candidate = { ...before, ...wanted.to(before), history: [...before.history, act] };
    if (!(await storeCandidate(unit.db, before, after))) throw new StaleVersion();
    await wanted.also?.(unit, after);
    await noteAct(desk, unit, staff.id, `candidate.${wanted.act}`, wanted.id);
    return { ...after, version: before.version + 1 };
  });
}

/** Keeps what was written so far. A draft that was handed in and is changed has to be handed in again. */
export function saveDraft(
  desk: DeskParts,
  staff: Staff,
  id: string,
  version: number,
  draft: Draft,
): Promise<Candidate> {
  return change(desk, staff, {
    id,
    version,
    from: ['draft', 'submitted'],
    act: 'edited',
    to: () => ({ draft, status: 'draft', problems: [], changedAt: desk.clock.now(), changedBy: staff.id }),
  });
}

/** Hands a draft in for approval; throws a 400 that names the fields at fault. */
export function submitCandidate(
  desk: DeskParts,
  staff: Staff,
  id: string,
  version: number,
): Promise<Candidate> {
  return change(desk, staff, {
    id,
    version,
    from: ['draft'],
    act: 'submitted',
    to: ({ draft }) => {
      checkDraft(desk, draft);
      return { status: 'submitted', problems: [] };
    },
  });
}

/** Approves an entry that others wrote; it is published with the next release, which is asked for. */
export function approveCandidate(
  desk: DeskParts,
  staff: Staff,
  id: string,
  version: number,
): Promise<Candidate> {
  return change(desk, staff, {
    id,
    version,
    from: ['submitted'],
    act: 'approved',
    to: (candidate) => {
      if (isOwnWork(candidate, staff.id))
        throw refusal(403, 'own-work', 'Somebody else has to approve what you wrote.');
      checkDraft(desk, candidate.draft);
      return { status: 'approved', problems: [] };
    },
    also: async (unit, { name, draft }) => {
      const at = desk.clock.now();
      await storeEntry(unit.db, {
        path: entryPath(name),
        text: entryText(draft),
        at,
        actor: staff.id,
        candidateId: id,
      });
      await wantPublication(unit, at);
    },
  });
}

/** Gives a draft back to who wrote it. */
export function sendBack(
  desk: DeskParts,
  staff: Staff,
  id: string,
  version: number,
  note: string,
): Promise<Candidate> {
  return change(desk, staff, {
    id,
    version,
    from: ['submitted'],
    act: 'sent-back',
    note,
    to: () => ({ status: 'draft' }),
  });
}

/** Takes a published entry out of the knowledge base with the next release. */
export function withdrawEntry(
  desk: DeskParts,
  staff: Staff,
  id: string,
  version: number,
  note: string,
): Promise<Candidate> {
  return change(desk, staff, {
    id,
    version,
    from: ['published'],
    act: 'withdrawn',
    note,
    to: () => ({ status: 'withdrawn' }),
    also: async (unit, { name }) => {
      const at = desk.clock.now();
      await storeEntry(unit.db, { path: entryPath(name), at, actor: staff.id });
      await wantPublication(unit, at);
    },
  });
}

/** Throws a draft away; its gap is open again. */
export function discardCandidate(
  desk: DeskParts,
  staff: Staff,
  id: string,
  version: number,
): Promise<Candidate> {
  return change(desk, staff, {
    id,
    version,
    from: ['draft', 'submitted'],
    act: 'discarded',
    to: () => ({ status: 'discarded' }),
    also: async ({ db }) => {
      await db
        .updateTable('gaps')
        .set((row) => ({ status: 'open', candidateId: null, version: row('version', '+', 1) }))
        .where('candidateId', '=', id)
        .execute();
    },
  });
}

/** Whether a person wrote any of it. */
export function isOwnWork({ history }: Candidate, staffId: string): boolean {
  return history.some(({ act, by }) => by === staffId && (act === 'created' || act === 'edited'));
}

function checkDraft(desk: DeskParts, draft: Draft): void {
  const errors = draftFaults(desk, draft);
  if (errors.length === 0) return;
  throw new ProblemError({
    status: 400,
    title: 'Bad request',
    detail: 'The entry is not complete; see errors.',
    code: 'bad-field',
    errors,
  });
}
