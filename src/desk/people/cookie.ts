import type { Request, Response } from 'express';

/**
 * The session cookie. With `__Host-` a browser takes it only over HTTPS, for this host alone (RFC 6265bis, section
 * 4.1.3.2); over plain HTTP, as on one's own machine, it has a plain name.
 */
const names = { secure: '__Host-desk', plain: 'desk' } as const;

/** Whether the browser reaches the service over HTTPS. */
function isSecure(request: Request, publicUrl: string | undefined): boolean {
  return request.secure || publicUrl?.startsWith('https:') === true;
}

export function sessionTokenIn(request: Request, publicUrl: string | undefined): string | undefined {
  const name = isSecure(request, publicUrl) ? names.secure : names.plain;
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}

export function setSessionCookie(
  { request, response }: { request: Request; response: Response },
  publicUrl: string | undefined,
  token: string,
): void {
  const secure = isSecure(request, publicUrl);
  response.cookie(secure ? names.secure : names.plain, token, {
    httpOnly: true,
    sameSite: 'strict',
    secure,
    path: '/',
  });
}

export function clearSessionCookie({ response }: { response: Response }): void {
  const gone = { httpOnly: true, sameSite: 'strict', path: '/' } as const;
  response.clearCookie(names.plain, gone);
  response.clearCookie(names.secure, { ...gone, secure: true });
}
