import { createHash } from 'node:crypto';
import type { Store } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { ConversationContext } from './context.ts';

/** A file of a conversation, kept in the state database. */
export interface Attachment {
  id: string;
  conversationId: string;
  /** Epoch milliseconds. */
  at: number;
  /** Media type found in the bytes by the channel that took them. */
  kind: string;
  name: string;
  sha256: string;
  size: number;
  bytes: Buffer;
}

/** Keeps a file. Whoever calls has looked into the bytes for their kind. */
export async function storeAttachment(
  context: ConversationContext,
  unit: UnitOfWork,
  file: { id: string; conversationId: string; kind: string; name: string; bytes: Buffer },
): Promise<Omit<Attachment, 'bytes'>> {
  const kept = {
    id: file.id,
    conversationId: file.conversationId,
    at: context.clock.now(),
    kind: file.kind,
    name: file.name,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    size: file.bytes.length,
  };
  await unit.db
    .insertInto('attachments')
    .values({ ...kept, bytes: file.bytes })
    .execute();
  return kept;
}

/** A file by its id; undefined when there is none or it was emptied. Throws when the bytes are not what was stored. */
export async function findAttachment(db: Store, id: string): Promise<Attachment | undefined> {
  const row = await db.selectFrom('attachments').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined || row.bytes === null) return undefined;
  const { bytes } = row;
  if (createHash('sha256').update(bytes).digest('hex') !== row.sha256)
    throw new Error(`The bytes of attachment ${id} are damaged.`);
  return { ...row, bytes };
}
