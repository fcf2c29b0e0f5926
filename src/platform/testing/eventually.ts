import { vi } from 'vitest';

/** So long that only what never comes fails: a test is no measure of a busy machine. */
const patienceMs = 60_000;

/** Tries what is expected every so many milliseconds until it holds; fails with its own error when it never does. */
export async function eventually(expected: () => void | Promise<void>, everyMs = 25): Promise<void> {
  await vi.waitFor(expected, { timeout: patienceMs, interval: everyMs });
}
