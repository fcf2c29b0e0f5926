import { documentHash } from '../../src/knowledge/content-hash.ts';
import type { Record as KnowledgeRecord } from '../../src/knowledge/record.ts';
import type { Approval } from '../sources/desk.ts';
import type { Ingested } from './ingest-input.ts';

/** Confirms the documents that were approved with the content they have now. */
export function approvedBy(approvals: readonly Approval[]): {
  document: (ingested: Ingested) => Ingested;
  /** A record says of itself what its document says. */
  record: (record: KnowledgeRecord, ingested: Ingested) => KnowledgeRecord;
} {
  const byDocument = new Map(approvals.map((approval) => [approval.documentId, approval]));
  const approvalOf = ({ document, passages }: Ingested): Approval | undefined => {
    const approval = byDocument.get(document.id);
    return approval?.contentHash === (approval && documentHash(document, passages)) ? approval : undefined;
  };
  const confirmed = <Item extends object>(item: Item, approval: Approval | undefined): Item =>
    approval === undefined ? item : { ...item, status: 'confirmed', checkedOn: approval.checkedOn };
  return {
    document: (ingested) => ({
      ...ingested,
      document: confirmed(ingested.document, approvalOf(ingested)),
    }),
    record: (record, ingested) => confirmed(record, approvalOf(ingested)),
  };
}
