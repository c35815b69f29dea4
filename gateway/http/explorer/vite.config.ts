import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Everything into files of ours, which the gateway serves: workers and fonts too, and no source maps. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 10_000,
    // The React compiler's "use no memo" in libraries means nothing once they are bundled.
    rolldownOptions: {
      onLog(level, log, handle) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') {
          handle(level, log);
        }
      },
    },
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000', '/personas.json': 'http://127.0.0.1:4000' } },
  worker: { format: 'es' },
});
