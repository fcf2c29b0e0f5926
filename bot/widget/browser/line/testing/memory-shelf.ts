import type { Shelf } from '../surroundings.ts';

/** Storage that lasts as long as the test. */
export function memoryShelf(): Shelf {
  const texts = new Map<string, string>();
  return {
    get: (key) => texts.get(key),
    set: (key, value) => {
      texts.set(key, value);
    },
    remove: (key) => {
      texts.delete(key);
    },
  };
}
