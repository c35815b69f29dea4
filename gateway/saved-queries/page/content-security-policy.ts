import { fileURLToPath } from 'node:url';

/**
 * The Content-Security-Policy to serve the page with. Stricter than the explorer's: nothing here writes styles into markup
 * (React and echarts set them through the CSSOM), there are no workers, and no fonts.
 */
export const PAGE_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // The empty icon.
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Where `npm run queries-page:build` writes the page. */
export const PAGE_FOLDER = fileURLToPath(new URL('./dist', import.meta.url));
