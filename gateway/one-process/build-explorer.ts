import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const EXPLORER = new URL('../http/explorer/', import.meta.url);

/**
 * Builds the explorer's pages if they are not there: a fresh clone has none. From this machine's own packages, without
 * a network; where the tool that builds is not installed (a production image has the pages), nothing is done.
 */
export async function buildExplorer(): Promise<void> {
  if (existsSync(new URL('dist/index.html', EXPLORER))) {
    return;
  }
  process.stderr.write('Building the explorer (once) …\n');
  const { build } = await import('vite');
  await build({
    root: fileURLToPath(EXPLORER),
    configFile: fileURLToPath(new URL('vite.config.ts', EXPLORER)),
    logLevel: 'error',
  });
}
