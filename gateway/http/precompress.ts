import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Content codings (RFC 9110, 8.4.1) that a built file can lie beside itself in, and how their files end; the smaller first. */
export const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** What is worth compressing; fonts and pictures are compressed already. */
const COMPRESSED: ReadonlySet<string> = new Set(['.html', '.js', '.css', '.json', '.svg', '.ttf', '.wasm']);

/** Bytes below which the headers would weigh more than what is saved. */
const SMALLEST = 1_024;

/**
 * A plugin of Vite that writes each built file also compressed, as `main.js.br` and `main.js.gz`. `loadFiles` of
 * ./explorer-files.ts serves them. It is done once at build, with the best and slowest settings.
 *
 * @param folder where the build is written
 */
export function precompress(folder: string): { readonly name: string; readonly closeBundle: () => Promise<void> } {
  return { name: 'lianzhi-precompress', closeBundle: () => compressAll(folder) };
}

async function compressAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((item) => item.isFile() && COMPRESSED.has(extname(item.name)))) {
    const file = join(entry.parentPath, entry.name);
    const body = await readFile(file);
    if (body.byteLength >= SMALLEST) {
      const [small, older] = await Promise.all([brotli(body), promisify(gzip)(body, { level: 9 })]);
      await writeFile(`${file}.br`, small);
      await writeFile(`${file}.gz`, older);
    }
  }
}

function brotli(body: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength },
  });
}
