import type { Response } from 'express';
import { sent } from './route.ts';

/** Sends bytes as a download that no browser looks into or runs, under a name in any script (RFC 6266, RFC 8187). */
export function sendFile(
  response: Response,
  file: { readonly name: string; readonly kind: string; readonly bytes: Buffer | string },
): typeof sent {
  response.set({
    'Content-Type': file.kind,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escapeMark)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
  response.end(file.bytes);
  return sent;
}

function escapeMark(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}
