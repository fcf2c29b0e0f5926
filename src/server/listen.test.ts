import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../platform/user-error.ts';
import { listen } from './listen.ts';

const servers: Server[] = [];
function server(): Server {
  const made = createServer();
  servers.push(made);
  return made;
}
afterEach(() => {
  for (const each of servers.splice(0)) each.close();
});

describe('listen', () => {
  it('says what to change when the port is taken', async () => {
    const first = server();
    await listen(first, { port: 0, host: '127.0.0.1' });
    const { port } = first.address() as AddressInfo;
    const second = listen(server(), { port, host: '127.0.0.1' });
    await expect(second).rejects.toThrow(UserError);
    await expect(second).rejects.toThrow(/EADDRINUSE.*Set PORT/);
  });
});
