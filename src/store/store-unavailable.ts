/** The state database cannot be reached; whoever asked may try again soon. Nothing of the attempt was kept. */
export class StoreUnavailable extends Error {
  override readonly name: string = 'StoreUnavailable';
}

/** A connection broke under a statement. Inside a transaction nothing was kept; a lone write may have been. */
export class ConnectionLost extends StoreUnavailable {
  override readonly name = 'ConnectionLost';
}

/**
 * The connection broke while a transaction was being committed: it may be kept or not. Repeating is safe only
 * for work that finds out by itself whether it was done.
 */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}
