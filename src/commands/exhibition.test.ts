import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';
import { exhibition } from './exhibition.ts';

const out = mkdtempSync(join(tmpdir(), 'exhibition-'));
afterAll(() => {
  rmSync(out, { recursive: true });
});
const event = {
  id: 'expo-1',
  name: '<b>设计展</b>',
  hall: '2号馆',
  from: '2026-11-20',
  to: '2026-11-30',
};
const environment = { PUBLIC_URL: 'https://ip.example', EVENTS: JSON.stringify([event]) };
const run = (args: string[], more: Record<string, string> = environment) =>
  exhibition([...args, '--out', out], readConfiguration(more));

describe('npm run exhibition', () => {
  it('writes a code as SVG and PNG, and a page to print that names exhibition and address', async () => {
    expect(await run(['expo-1'])).toBe(0);
    const page = readFileSync(join(out, 'expo-1.html'), 'utf8');
    expect(page).toContain('https://ip.example/chat?event=expo-1');
    expect(page).toContain('2号馆');
    expect(page).not.toContain('<b>');
    const svg = readFileSync(join(out, 'expo-1.svg'), 'utf8').trim();
    expect(svg).toMatch(/^<svg/);
    expect(page).toContain(svg);
    expect(scanned(join(out, 'expo-1.png'))).toBe('https://ip.example/chat?event=expo-1');
  });

  it('says what to do where the exhibition or the address is missing', async () => {
    await expect(run(['fair'])).rejects.toThrow('expo-1');
    await expect(run(['expo-1'], { EVENTS: environment.EVENTS })).rejects.toThrow('PUBLIC_URL');
    expect(await run([])).toBe(2);
  });
});

/** What a camera reads from the code. */
function scanned(path: string): string | undefined {
  const { data, width, height } = PNG.sync.read(readFileSync(path));
  return jsQR.default(new Uint8ClampedArray(data), width, height)?.data;
}
