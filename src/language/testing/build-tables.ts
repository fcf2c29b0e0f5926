import { buildTables } from '../tables/build.ts';

/** Vitest's global set-up: the language tables are there before the first test asks for a word. */
export default async function setup(): Promise<void> {
  await buildTables();
}
