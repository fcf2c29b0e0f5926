import { projectPath } from '../../platform/project-root.ts';

/** Where the tables derived from the dictionary packages lie. */
export const tablesFolder: string = projectPath('dist', 'tables');

/** The files of the tables by what they hold. */
export const tableFiles = {
  words: 'words.bin',
  english: 'english.bin',
  glosses: 'glosses.bin',
  senses: 'senses.bin',
  readings: 'readings.txt',
  made: 'made-from.json',
} as const;
