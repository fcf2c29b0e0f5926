import { execFileSync } from 'node:child_process';
import { createReadStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unpack } from './npm-package.ts';
import { tarEntries } from './tar-entries.ts';

const folder = mkdtempSync(join(tmpdir(), 'tar-'));
const long = `${'deep/'.repeat(25)}file.bin`;
beforeAll(() => {
  mkdirSync(join(folder, 'package', 'deep/'.repeat(25)), { recursive: true });
  writeFileSync(join(folder, 'package', 'model.json'), '{}');
  writeFileSync(join(folder, 'package', 'empty'), '');
  writeFileSync(join(folder, 'package', long), Buffer.alloc(1_000_000, 7));
  execFileSync('tar', ['--format=ustar', '-C', folder, '-cf', join(folder, 'a.tar'), 'package']);
  execFileSync('tar', ['--format=ustar', '-C', folder, '-czf', join(folder, 'a.tgz'), 'package']);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('gives the wanted files of an archive, whole', async () => {
  const found = new Map<string, number>();
  for await (const { path, bytes } of tarEntries(createReadStream(join(folder, 'a.tar')), () => true)) {
    found.set(path, bytes.length);
  }
  expect(Object.fromEntries(found)).toEqual({
    'package/model.json': 2,
    'package/empty': 0,
    [`package/${long}`]: 1_000_000,
  });
});

test('says when an archive ends too early', async () => {
  const half = readFileSync(join(folder, 'a.tar')).subarray(0, 400_000);
  const read = async () => {
    for await (const entry of tarEntries(Readable.from([half]), () => true))
      expect(entry.path).toMatch(/^package/);
  };
  await expect(read()).rejects.toThrow(/ends within/);
});

test('writes only what has a destination', async () => {
  const into = join(folder, 'into');
  const written = await unpack(join(folder, 'a.tgz'), into, (path) =>
    path.endsWith('.json') ? path.slice('package/'.length) : undefined,
  );
  expect(written).toEqual(['model.json']);
  expect(readFileSync(join(into, 'model.json'), 'utf8')).toBe('{}');
});

test('fails on what is no archive', async () => {
  await expect(unpack(join(folder, 'a.tar'), folder, () => undefined)).rejects.toThrow();
});
