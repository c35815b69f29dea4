import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Answer } from './answer.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * Nothing is loaded from another host, no page may frame this one, and no form may be submitted. Monaco, the editor,
 * writes styles at run time, hence 'unsafe-inline' for styles only; GraphiQL's style sheet embeds fonts, hence data: there.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Where `npm run explorer:build` writes the explorer. */
export const EXPLORER_DIST = fileURLToPath(new URL('./explorer/dist', import.meta.url));

/** The answer for a path of the explorer; undefined if there is no such file. */
export type ExplorerFiles = (path: string, ifNoneMatch: string | undefined) => Answer | undefined;

/**
 * Reads the built explorer into memory, once. A request's path is only a key of this map and never becomes part of a file
 * name, so no path leads out of the folder. If the explorer was not built, there are no files and the gateway runs without.
 *
 * The `sirv` package is not used; ./README.md says why.
 */
export function loadExplorer(folder: string = EXPLORER_DIST): Promise<ExplorerFiles> {
  return loadFiles(folder, '/', CONTENT_SECURITY_POLICY);
}

/**
 * Reads the files of a page into memory.
 *
 * @param base the path of the page; its files are below
 * @param policy the page's Content-Security-Policy
 */
export async function loadFiles(folder: string, base: string, policy: string): Promise<ExplorerFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, { headers: Record<string, string>; body: Buffer }>();
  for (const entry of entries.filter((item) => item.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const body = await readFile(file);
    files.set(`${base}${relative(folder, file).split(sep).join('/')}`, {
      headers: headersOf(file, body, policy),
      body,
    });
  }
  return (path, ifNoneMatch) => {
    const file = files.get(path === base ? `${base}index.html` : path);
    if (file === undefined) {
      return undefined;
    }
    // Weak comparison (RFC 9110, 13.1.2): a proxy that compresses the answer turns our tag into a weak one.
    const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
    const isCached = tags.includes(file.headers['etag'] ?? '');
    return { status: isCached ? 304 : 200, ...file };
  };
}

function headersOf(file: string, body: Buffer, policy: string): Record<string, string> {
  // Vite puts a hash of the content into the names under assets/, so the content behind a name never changes.
  const isHashed = file.includes(`${sep}assets${sep}`);
  return {
    'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}
