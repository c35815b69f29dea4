import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { precompress } from '../precompress.ts';

import { editorInChinese } from './build/editor-in-chinese.ts';

/**
 * Builds everything into files that the gateway serves itself, workers and fonts included, without source maps. Under
 * `explorer:dev` the editor's own menus stay English: its words are put in when it is bundled.
 */
export default defineConfig({
  plugins: [editorInChinese(), react(), precompress(fileURLToPath(new URL('./dist', import.meta.url)))],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 10_000,
    // Libraries carry "use no memo" for the React compiler; bundling drops it, which is not worth a warning.
    rolldownOptions: {
      onLog(level, log, handle) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') {
          handle(level, log);
        }
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/personas.json', '/q/', '/errors', '/first-client', '/schema.graphql'].map((path) => [
        path,
        'http://127.0.0.1:4000',
      ]),
    ),
  },
  worker: { format: 'es' },
});
