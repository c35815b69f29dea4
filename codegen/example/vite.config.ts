import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';

/**
 * Passes `/graphql` on, so that the browser sees one origin and the gateway needs no CORS: to the mock, or to the graph at
 * `LIANZHI_URL`. The build loads nothing from elsewhere.
 */
export default defineConfig(({ mode }) => {
  const { LIANZHI_URL = 'http://127.0.0.1:4400' } = loadEnv(mode, import.meta.dirname, 'LIANZHI_');
  const proxy = { '/graphql': LIANZHI_URL };
  return {
    plugins: [react()],
    build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: false },
    server: { proxy, strictPort: true },
    preview: { proxy, strictPort: true },
  };
});
