import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../knowledge/release.ts';
import { projectPath } from '../../platform/project-root.ts';
import { UserError } from '../../platform/user-error.ts';
import { calibrationSchema, type Calibration } from './calibration.ts';

/** What a calibration belongs to. */
export type CalibrationKey = Pick<Calibration, 'indexSettings' | 'embeddingModel'>;

/** What a release says of its index. */
export type IndexSettings = Pick<Manifest, 'indexSettings' | 'embeddingModel'>;

/** What a calibration for that index belongs to. */
export function calibrationKey({ indexSettings, embeddingModel }: IndexSettings): CalibrationKey {
  return { indexSettings, embeddingModel: embeddingModel?.id ?? null };
}

/** The name of the file a calibration is kept in, as in `lexical-2.json` or `lexical-2+all-minilm-l6-v2.json`. */
export function calibrationFile({ indexSettings, embeddingModel }: CalibrationKey): string {
  const parts = embeddingModel === null ? [indexSettings] : [indexSettings, embeddingModel];
  return `${parts.map((part) => part.replace(/[^\w.-]+/g, '-')).join('+')}.json`;
}

/** Where the calibrations lie that come with the project. */
export const committedCalibrations: string = projectPath('evals', 'calibration', 'fitted');

/** Where an installation keeps its own, which come first. */
export function ownCalibrations(dataDir: string): string {
  return join(dataDir, 'calibration');
}

/** The calibration for an index in the first of the folders that has one; undefined where none has. */
export function findCalibration(key: CalibrationKey, folders: readonly string[]): Calibration | undefined {
  for (const folder of folders) {
    const calibration = readCalibration(join(folder, calibrationFile(key)));
    const isOwn = calibration?.indexSettings === key.indexSettings;
    if (isOwn && calibration.embeddingModel === key.embeddingModel) return calibration;
  }
  return undefined;
}

/** A calibration file; undefined where there is none. Throws a UserError that names the file when it does not fit. */
export function readCalibration(path: string): Calibration | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return calibrationSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new UserError(`${path} is not a calibration. Make it anew with: npm run evals -- calibrate`, {
      cause,
    });
  }
}
