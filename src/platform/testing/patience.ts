import { vi } from 'vitest';

/** How long a test waits for what has to come. Nothing waits so long unless it is broken or the machine has other work. */
const patienceMs = 15_000;

// Vitest's own second is too little beside other work, and it has no setting for it.
const { waitFor } = vi;
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: patienceMs, ...options });
