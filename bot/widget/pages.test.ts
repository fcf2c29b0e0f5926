import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/platform/user-error.ts';
import { createApp } from '../../src/server/app.ts';
import { entries } from './build-manifest.ts';
import { widgetPages } from './pages.ts';

let folder: string;
let server: Server;
let base: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongda-pages-'));
  mkdirSync(join(folder, '.vite'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, '.vite', 'manifest.json'),
    JSON.stringify({
      [entries.chat]: { file: 'assets/chat-1.js', css: ['assets/chat-1.css'] },
      [entries.demo]: { file: 'assets/demo-1.css' },
    }),
  );
  writeFileSync(join(folder, 'assets', 'chat-1.js'), 'chat');
  writeFileSync(join(folder, 'assets', 'chat-1.js.gz'), gzipSync('packed chat'));
  writeFileSync(join(folder, 'widget.js'), 'launcher');
  const router = widgetPages({
    folder,
    looks: { accent: '#0b5c8e', office: '<b>"云汀"</b>', logo: 'https://cdn.example/logo.svg' },
    allowedOrigins: ['https://site.example'],
    events: () => [{ id: 'expo', name: '设计展', hall: '2号馆' }],
    longestFileBytes: 1_000,
  });
  const app = createApp({
    log: pino({ level: 'silent' }),
    trustedProxies: 0,
    doors: [{ path: '/', router }],
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? '';

describe('the pages of the widget', () => {
  it('let only the allowed sites frame the chat', async () => {
    const response = await fetch(`${base}/chat?lang=en`);
    expect(policyOf(response)).toContain("frame-ancestors 'self' https://site.example");
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(await response.text()).toContain('<html lang="en">');
  });

  it('let nobody frame the page around it', async () => {
    const response = await fetch(`${base}/`);
    expect(policyOf(response)).toContain("frame-ancestors 'none'");
    expect(await response.text()).toContain('/chat?event=expo');
  });

  it('allow no inline script or style', async () => {
    for (const path of ['/', '/chat']) {
      const response = await fetch(base + path);
      expect(policyOf(response)).toContain("default-src 'none'");
      expect(policyOf(response)).toContain('https://cdn.example');
      expect(policyOf(response)).not.toContain('unsafe');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const page = await response.text();
      expect(page).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)/);
    }
  });

  it('escape what the operator wrote', async () => {
    const page = await (await fetch(`${base}/chat`)).text();
    expect(page).not.toContain('<b>');
    expect(page).toContain('&#60;b&#62;');
  });

  it('give the launcher to any site, and hashed files for a year', async () => {
    const launcher = await fetch(`${base}/widget.js`);
    expect(await launcher.text()).toBe('launcher');
    expect(launcher.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(launcher.headers.get('cache-control')).toBe('public, max-age=300');
    const asset = await fetch(`${base}/widget/assets/chat-1.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const missing = await fetch(`${base}/widget/assets/none.js`);
    expect(missing.status).toBe(404);
  });

  it('send packed files to whoever takes them, and nothing from outside the folder', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const asset = await fetch(`${base}/widget/assets/chat-1.js`, { headers });
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await asset.text()).toBe('packed chat');
    for (const path of ['..%2Fwidget.js', '%2e%2e/widget.js', 'chat-1.js.gz', '.vite/manifest.json'])
      expect((await fetch(`${base}/widget/assets/${path}`)).status).toBe(404);
  });

  it('carry the configured colour', async () => {
    const response = await fetch(`${base}/widget/theme.css`);
    expect(response.headers.get('content-type')).toContain('text/css');
    expect(await response.text()).toContain('#0b5c8e');
  });

  it('take an unknown language for Simplified Chinese', async () => {
    expect(await (await fetch(`${base}/chat?lang=%3Cscript%3E`)).text()).toContain('<html lang="zh-Hans">');
  });

  it('say what to do where nothing is built', () => {
    const options = {
      looks: { accent: '#0b5c8e' },
      allowedOrigins: [],
      events: () => [],
      longestFileBytes: 1,
    };
    expect(() => widgetPages({ ...options, folder: join(folder, 'none') })).toThrow(UserError);
  });
});
