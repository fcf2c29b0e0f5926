import type { StoreTransaction } from '../store/schema.ts';

/** Databases limit how many values a statement may bind. */
const chunk = 500;

async function inChunks(ids: readonly string[], empty: (some: string[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < ids.length; from += chunk) await empty(ids.slice(from, from + chunk));
}

/**
 * Empties what visitors wrote and gave, and leaves the rows: sequence, kind, outcome and scores remain. Each
 * function takes a list of ids and is run by retention and by a visitor's wish alike.
 */

/** Texts and data of messages. Notices and changes of hands hold nothing of the visitor and stay. */
export async function emptyMessages(db: StoreTransaction, ids: readonly string[], at: number): Promise<void> {
  await inChunks(ids, (some) =>
    db
      .updateTable('messages')
      .set({ text: null, data: null, clientId: null, emptiedAt: at })
      .where('id', 'in', some)
      .where('kind', 'not in', ['notice', 'hands'])
      .execute(),
  );
}

/** The bytes, names and hashes of files. */
export async function emptyAttachments(db: StoreTransaction, ids: readonly string[]): Promise<void> {
  await inChunks(ids, (some) =>
    db
      .updateTable('attachments')
      .set({ bytes: null, name: '', sha256: '' })
      .where('id', 'in', some)
      .execute(),
  );
}

/** What handovers say of the question. */
export async function emptyHandovers(db: StoreTransaction, ids: readonly string[]): Promise<void> {
  await inChunks(ids, (some) =>
    db.updateTable('handovers').set({ brief: null }).where('id', 'in', some).execute(),
  );
}

/** What ratings say in words. */
export async function emptyRatings(db: StoreTransaction, conversationIds: readonly string[]): Promise<void> {
  await inChunks(conversationIds, (some) =>
    db.updateTable('ratings').set({ comment: null }).where('conversationId', 'in', some).execute(),
  );
}

/** Why answers did not help, in words. */
export async function emptyFeedback(db: StoreTransaction, messageIds: readonly string[]): Promise<void> {
  await inChunks(messageIds, (some) =>
    db.updateTable('answerFeedback').set({ reason: null }).where('messageId', 'in', some).execute(),
  );
}

/**
 * What tickets say of the visitor; acts and times remain in their history. Work that was still to be done cannot
 * be done without it and is cancelled.
 */
export async function emptyTickets(db: StoreTransaction, ids: readonly string[], at: number): Promise<void> {
  for (const id of ids) {
    const { history, status } = await db
      .selectFrom('tickets')
      .select(['history', 'status'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await db
      .updateTable('tickets')
      .set((row) => ({
        summary: '',
        contact: null,
        visitorId: null,
        status: status === 'done' ? status : 'cancelled',
        history: historyWithoutNotes(history),
        emptiedAt: at,
        changedAt: at,
        version: row('version', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await db.updateTable('caseDeliveries').set({ body: null }).where('ticketId', '=', id).execute();
  }
}

function historyWithoutNotes(history: string): string {
  const acts = JSON.parse(history) as { note?: string }[];
  return JSON.stringify(acts.map((act) => ({ ...act, note: undefined })));
}

/** What agents noted when conversations ended. */
export async function emptyWrapUps(db: StoreTransaction, conversationIds: readonly string[]): Promise<void> {
  await inChunks(conversationIds, (some) =>
    db.updateTable('wrapUps').set({ note: null }).where('conversationId', 'in', some).execute(),
  );
}

/** What drafts say of the questions they were made for; what became of them remains. One that is being made comes to nothing. */
export async function emptySuggestions(db: StoreTransaction, ids: readonly string[]): Promise<void> {
  await inChunks(ids, (some) =>
    db
      .updateTable('suggestions')
      .set((row) => ({
        turn: null,
        meaning: null,
        rejectNote: null,
        status: row
          .case()
          .when('status', 'in', ['working', 'ready'])
          .then('failed')
          .else(row.ref('status'))
          .end(),
      }))
      .where('id', 'in', some)
      .execute(),
  );
}
