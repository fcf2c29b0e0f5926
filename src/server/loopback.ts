import type { Request } from 'express';

/** A caller on this machine that no proxy stands in front of. */
export function isLoopback(request: Request): boolean {
  const address = request.socket.remoteAddress ?? '';
  return (
    request.get('x-forwarded-for') === undefined &&
    request.get('forwarded') === undefined &&
    (address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.'))
  );
}
