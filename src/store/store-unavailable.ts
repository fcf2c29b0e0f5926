/** The state database cannot be reached; whoever asked may try again soon. Nothing of the attempt was kept. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/**
 * The connection broke while a transaction was being committed: it may be kept or not. Repeating is safe only
 * for work that finds out by itself whether it was done.
 */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}
