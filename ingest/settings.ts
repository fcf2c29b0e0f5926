/**
 * Names how documents become passages. It is part of every input's key: whoever changes a reader or a structure
 * raises it, so that nothing made in the old way is taken over.
 */
export const ingestSettings = 'ingest-3';
