import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';

/** How a kind of file is named to browsers. */
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** Sends the built files of a folder, the packed ones (`NAME.gz`, made by the build) to whoever takes gzip. */
export function builtFiles(folder: string, cacheControl: string): RequestHandler {
  const there = new Set(readdirSync(folder));
  return (request, response, next) => {
    const name = request.path.slice(1);
    const type = types[name.split('.').at(-1) ?? ''];
    if (type === undefined || !there.has(name) || (request.method !== 'GET' && request.method !== 'HEAD')) {
      next();
      return;
    }
    const packed = there.has(`${name}.gz`) && request.acceptsEncodings('gzip') === 'gzip';
    response.vary('Accept-Encoding').set('Cache-Control', cacheControl);
    if (packed) response.set('Content-Encoding', 'gzip');
    response.sendFile(join(folder, packed ? `${name}.gz` : name), {
      cacheControl: false,
      headers: { 'Content-Type': type },
    });
  };
}
