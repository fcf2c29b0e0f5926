import { afterEach } from 'vitest';
import { webService, type WebService } from './web-service.ts';

/** Starts services that are closed after each test. */
export function servicesOfTest(): {
  serve: (...args: Parameters<typeof webService>) => Promise<WebService>;
} {
  const open: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });
  return {
    serve: async (...args) => {
      const service = await webService(...args);
      open.push(() => service.close());
      return service;
    },
  };
}
