import { afterEach } from 'vitest';
import { webService, type WebService } from './web-service.ts';

/** Starts services that are closed, with all else that was opened, after each test. */
export function servicesOfTest(): {
  serve: (...args: Parameters<typeof webService>) => Promise<WebService>;
  closeAfterwards: (close: () => unknown) => void;
} {
  const open: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });
  return {
    closeAfterwards: (close) => {
      open.push(close);
    },
    serve: async (...args) => {
      const service = await webService(...args);
      open.push(() => service.close());
      return service;
    },
  };
}
