import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire between client and server that a test can cut and mend. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks all connections and refuses new ones until it is mended. */
  cut(): void;
  mend(): void;
  /** Swallows everything without breaking a connection, as a cut cable does, until it is mended. What was swallowed is lost. */
  swallow(): void;
  /** Once: passes on the first bytes that hold this text and breaks before the server's answer comes back. */
  cutAnswerTo(text: string): void;
  close(): Promise<void>;
}

/** Forwards connections on a free loopback port to a server. */
export async function tcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let swallows = false;
  let answerToCut: string | undefined;
  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    track(client);
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(target);
    track(upstream);
    upstream.on('data', (bytes) => {
      if (!swallows) client.write(bytes);
    });
    client.on('data', (bytes) => {
      if (swallows) return;
      if (answerToCut !== undefined && bytes.includes(answerToCut)) {
        answerToCut = undefined;
        upstream.removeAllListeners('data').resume();
        upstream.end(bytes);
        client.destroy();
        return;
      }
      upstream.write(bytes);
    });
    client.on('close', () => upstream.end());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => {
      isCut = false;
      // A connection that lost something in between is of no more use to either side.
      if (swallows) breakAll();
      swallows = false;
    },
    swallow: () => {
      swallows = true;
    },
    cutAnswerTo: (text) => {
      answerToCut = text;
    },
    close: () =>
      new Promise((resolve) => {
        breakAll();
        server.close(() => {
          resolve();
        });
      }),
  };
}
