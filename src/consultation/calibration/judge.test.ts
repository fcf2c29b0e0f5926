import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { glossForm } from '../../language/english-gloss.ts';
import { indexSettings } from '../../retrieval/built-in-index.ts';
import { committedJudge, judgeFor } from './judge.ts';
import { throughKnots } from './probability.ts';
import { calibrationFile, committedCalibrations } from './stored.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongda-judge-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const key = { indexSettings, embeddingModel: null };

describe('judgeFor', () => {
  it.each([
    ['words alone', null],
    ['the local model', { id: `all-MiniLM-L6-v2-q4+${glossForm}`, dimensions: 384 }],
  ])('takes the calibration for %s that comes with the project, and promises what it allows', (_, model) => {
    const judge = judgeFor({ indexSettings, embeddingModel: model });
    expect(judge.matches).toBe(true);
    expect(judge.workingPoint(0.05)).toMatchObject({ promised: true });
  });

  it('takes an installation’s own before it', () => {
    const own = { ...committedJudge().calibration, questions: 5000 };
    writeFileSync(join(folder, calibrationFile(key)), JSON.stringify(own));
    expect(judgeFor(key, [folder, committedCalibrations]).calibration.questions).toBe(5000);
  });

  it('uses the strictest threshold and promises nothing for an index it was not fitted with', () => {
    for (const other of [
      { indexSettings: 'lexical-0', embeddingModel: null },
      { indexSettings, embeddingModel: { id: 'some/model', dimensions: 384 } },
    ]) {
      const judge = judgeFor(other);
      expect(judge.matches).toBe(false);
      const { promised, threshold } = judge.workingPoint(0.05);
      expect(promised).toBe(false);
      expect(threshold).toBeGreaterThanOrEqual(committedJudge().workingPoint(0.01).threshold);
    }
  });

  it('names a file that is no calibration', () => {
    writeFileSync(join(folder, calibrationFile(key)), '{"weights": 3}');
    expect(() => judgeFor(key, [folder])).toThrow(/calibrate/);
  });
});

it('log-odds become shares that rise, between the knots and beyond', () => {
  const knots: [number, number][] = [
    [-1, 0.2],
    [0, 0.5],
    [2, 0.9],
  ];
  const values = [-5, -1, -0.5, 0, 1, 2, 4, 9].map((value) => throughKnots(knots, value));
  expect(values[3]).toBe(0.5);
  expect(values[4]).toBeCloseTo(0.7);
  expect([...values].sort((one, other) => one - other)).toEqual(values);
  expect(Math.max(...values)).toBeLessThan(1);
  expect(Math.min(...values)).toBeGreaterThan(0);
});
