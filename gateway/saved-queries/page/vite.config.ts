import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { precompress } from '../../http/precompress.ts';

/** Builds everything into files that the gateway serves itself under `/q/`, without source maps. */
export default defineConfig({
  plugins: [react(), precompress(fileURLToPath(new URL('./dist', import.meta.url)))],
  base: '/q/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // echarts, which is loaded only where a chart is drawn.
    chunkSizeWarningLimit: 1_000,
  },
  server: {
    proxy: {
      '^/q/(runs/|own(/[a-z0-9-]+)?$|(own/)?[a-z0-9-]+(/v[0-9]+)?[.](json|ndjson|csv|xlsx|parquet))':
        'http://127.0.0.1:4000',
    },
  },
});
