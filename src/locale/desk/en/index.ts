import type { DeskSentences } from '../sentences.ts';
import { frame } from './frame.ts';
import { lists } from './lists.ts';
import { problems } from './problems.ts';
import { session } from './session.ts';

/** The sentences of the console in English. */
export const en: DeskSentences = { ...frame, ...session, ...lists, ...problems };
