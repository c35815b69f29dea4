import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { acceptsCoding } from './accept.ts';
import type { Answer } from './answer.ts';
import { ENCODINGS } from './precompress.ts';

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
 * writes styles at run time, hence 'unsafe-inline' for styles only; its style sheet embeds a font of icons, hence data: there.
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

/** The headers of a request by which a file is chosen. */
export type FileHeaders = Pick<IncomingHttpHeaders, 'accept-encoding' | 'if-none-match'>;

/** The answer for a path of the explorer; undefined if there is no such file. */
export type ExplorerFiles = (path: string, headers: FileHeaders) => Answer | undefined;

/**
 * Reads the built explorer into memory, once. A request's path is only a key of this map and never becomes part of a file
 * name, so no path leads out of the folder. If the explorer was not built, there are no files and the gateway runs without.
 *
 * The `sirv` package is not used; ./README.md says why.
 */
export function loadExplorer(folder: string = EXPLORER_DIST): Promise<ExplorerFiles> {
  return loadFiles(folder, '/', CONTENT_SECURITY_POLICY);
}

/** A file as it is sent in one content coding; `identity` is the file itself. */
interface Representation {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Reads the files of a page into memory. What the build has also written compressed (`main.js.br`, `main.js.gz`) is sent so to
 * clients that accept it, and has no path of its own.
 *
 * @param base the path of the page; its files are below
 * @param policy the page's Content-Security-Policy
 */
export async function loadFiles(folder: string, base: string, policy: string): Promise<ExplorerFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = entries.filter((item) => item.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const written = new Set(names);
  const isCompressed = (file: string): boolean =>
    ENCODINGS.some(([, ending]) => file.endsWith(ending) && written.has(file.slice(0, -ending.length)));
  const files = new Map<string, ReadonlyMap<string, Representation>>();
  for (const file of names.filter((name) => !isCompressed(name))) {
    const body = await readFile(file);
    const headers = headersOf(file, body, policy);
    const codings = ENCODINGS.filter(([, ending]) => written.has(`${file}${ending}`));
    const vary: Record<string, string> = codings.length > 0 ? { vary: 'accept-encoding' } : {};
    const representations = new Map<string, Representation>();
    for (const [coding, ending] of codings) {
      // A strong tag names the bytes that are sent, so that each coding has its own.
      const etag = (headers['etag'] ?? '').replace(/"$/, `-${coding}"`);
      const compressed = { ...headers, ...vary, 'content-encoding': coding, etag };
      representations.set(coding, { headers: compressed, body: await readFile(`${file}${ending}`) });
    }
    representations.set('identity', { headers: { ...headers, ...vary }, body });
    files.set(`${base}${relative(folder, file).split(sep).join('/')}`, representations);
  }
  return (path, { 'accept-encoding': acceptEncoding, 'if-none-match': ifNoneMatch }) => {
    const representations = files.get(path === base ? `${base}index.html` : path);
    const file = representations?.get(codingFor(acceptEncoding, representations));
    if (file === undefined) {
      return undefined;
    }
    // Weak comparison (RFC 9110, 13.1.2): a proxy that compresses the answer turns our tag into a weak one.
    const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
    const isCached = tags.includes(file.headers['etag'] ?? '');
    return { status: isCached ? 304 : 200, isKept: true, ...file };
  };
}

/** The coding to send a file in: the smallest that the client accepts, whatever the order of its header (browsers say gzip first). */
function codingFor(acceptEncoding: FileHeaders['accept-encoding'], has: ReadonlyMap<string, unknown>): string {
  return [...has.keys()].find((coding) => acceptsCoding(acceptEncoding, coding)) ?? 'identity';
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
