import type { DeskSentences } from '../sentences.ts';
import { conversation } from './conversation.ts';
import { frame } from './frame.ts';
import { knowledge } from './knowledge.ts';
import { lists } from './lists.ts';
import { operations } from './operations.ts';
import { people } from './people.ts';
import { phone } from './phone.ts';
import { problems } from './problems.ts';
import { session } from './session.ts';
import { tickets } from './tickets.ts';

/** The sentences of the console in English. */
export const en: DeskSentences = {
  ...frame,
  ...session,
  ...lists,
  ...problems,
  ...conversation,
  ...phone,
  ...tickets,
  ...knowledge,
  ...operations,
  ...people,
};
