import type { Storage as GraphiQLStorage } from '@graphiql/toolkit';

/**
 * A place for what GraphiQL writes down by itself: each query, variable and tab. By default that is the browser's local storage,
 * where it outlives the window; this one is gone with the editor that it was made for.
 */
export function memoryStorage(): GraphiQLStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
  };
}
