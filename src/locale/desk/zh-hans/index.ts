import { frame } from './frame.ts';
import { lists } from './lists.ts';
import { problems } from './problems.ts';
import { session } from './session.ts';

/**
 * The sentences of the console in Simplified Chinese, a file for each of its areas. `{name}` is a parameter. English holds the
 * same keys with the same parameters; this file names them.
 */
export const zhHans = { ...frame, ...session, ...lists, ...problems };
