import type { Logger } from 'pino';

/**
 * Resolves at the first signal to stop; a second one ends the process at once. A failure that nobody caught is logged and ends
 * it too: what it left is unknown, whoever supervises it starts it again, and other processes take over what it was at.
 */
export function toldToStop(log: Logger): Promise<NodeJS.Signals> {
  const die = (error: unknown): void => {
    log.fatal({ err: error }, 'a failure that nobody caught ends this process');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  return new Promise((resolve) => {
    let isTold = false;
    const tell = (signal: NodeJS.Signals): void => {
      if (isTold) {
        log.warn({ signal }, 'told to stop twice: ending at once');
        process.exit(1);
      }
      isTold = true;
      resolve(signal);
    };
    process.on('SIGTERM', tell);
    process.on('SIGINT', tell);
  });
}
