import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
/** As its own process, as `npm run example:build` starts it: Vite's native parts do not run inside Jest. */
const VITE = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));

export interface ServedExample {
  /** With a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

type Variables = Readonly<Record<string, string>>;

/** What starts Vite with more variables than this process has. */
function viteWith(variables: Variables, args: readonly string[]): readonly string[] {
  return [...Object.entries(variables).map((pair) => pair.join('=')), process.execPath, VITE, ...args];
}

/** Builds the example into a folder. */
export async function buildExample(outDir: string, variables: Variables = {}): Promise<void> {
  const args = viteWith(variables, ['build', FOLDER, '--outDir', outDir, '--logLevel', 'error']);
  await promisify(execFile)('env', args);
}

/** Serves a built example, with `/graphql` passed on. @param graph e.g. `http://127.0.0.1:4400` */
export async function serveExample(outDir: string, graph: string, port?: number): Promise<ServedExample> {
  const chosen = port ?? (await freePort());
  const args = ['preview', FOLDER, '--outDir', outDir, '--port', String(chosen), '--host', '127.0.0.1'];
  const server = spawn('env', viteWith({ LIANZHI_URL: graph }, args), { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = `http://127.0.0.1:${chosen}/`;
  let printed = '';
  for await (const text of server.stdout) {
    printed += String(text);
    if (printed.includes('Local')) {
      break;
    }
  }
  if (server.exitCode !== null) {
    throw new Error(`vite preview ended: ${printed}`);
  }
  return {
    url,
    async stop() {
      if (server.exitCode === null && server.kill()) {
        await once(server, 'exit');
      }
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
