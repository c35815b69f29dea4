import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { EXPLORER_DIST } from './explorer-files.ts';

/**
 * Builds the explorer where it has not been built; a few seconds, once. For starts from a checkout: an image has it built,
 * and has no vite. Reads and writes this folder only.
 *
 * @throws where vite is not installed
 */
export async function ensureExplorer(): Promise<void> {
  if (existsSync(join(EXPLORER_DIST, 'index.html'))) {
    return;
  }
  const { build } = await import('vite');
  const root = dirname(EXPLORER_DIST);
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}
