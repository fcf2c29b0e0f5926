import { once } from 'node:events';
import type { Server } from 'node:http';
import { UserError } from '../platform/user-error.ts';

/** Where to listen; every interface without a host. */
export interface ListenAddress {
  readonly port: number;
  readonly host?: string | undefined;
}

/** Resolves when the server listens; throws a UserError when the address cannot be had. */
export async function listen(server: Server, { port, host }: ListenAddress): Promise<void> {
  server.listen({ port, ...(host === undefined ? {} : { host }) });
  try {
    await once(server, 'listening');
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new UserError(`Cannot serve here: ${what}. Set PORT or HOST to another value.`, {
      field: 'PORT',
      cause: error,
    });
  }
}
