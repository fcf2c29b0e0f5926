import type { Migration } from './migration.ts';

/** A sender's own id of a message counts among the messages of that kind of sender only. */
export const clientIds: Migration = {
  number: 4,
  name: 'client-ids',
  statements: () => [
    'drop index messages_by_client',
    'create unique index messages_by_client on messages (conversation_id, sender, client_id)',
  ],
};
