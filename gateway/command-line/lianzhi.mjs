#!/usr/bin/env node
// Starts the program with the Node that the commands need: the one that runs this where it is new enough (a container
// image), otherwise the one that `npm ci` has installed. Plain JavaScript, since the machine's own Node may be 20.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const NEEDED_NODE = 24;
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const INSTALLED_NODE = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

/** Compiles the decorators of the entities; resolved here, because the working directory may be any. */
const TSX = ['--import', import.meta.resolve('tsx')];
/** A young generation of 128 MB instead of 16: what a request makes is garbage when it is answered. */
const WIDE_NURSERY = '--max-semi-space-size=128';

/** The flags of the commands that are not run with tsx alone. */
const FLAGS = new Map([
  ['start', [WIDE_NURSERY, ...TSX]],
  ['gateway', [WIDE_NURSERY]],
  ['ledger', []],
  ['bench:data-path', [WIDE_NURSERY, ...TSX]],
]);

const args = process.argv.slice(2);
const isNewEnough = Number.parseInt(process.versions.node, 10) >= NEEDED_NODE;
const node = isNewEnough ? process.execPath : INSTALLED_NODE;
const child = spawn(node, [...(FLAGS.get(args[0]) ?? TSX), MAIN, ...args], { stdio: 'inherit' });

for (const signal of ['SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
process.on('SIGINT', () => {
  // A terminal sends Ctrl-C to both processes. A second one would end the child before it has answered what is under way.
  if (!process.stdin.isTTY) {
    child.kill('SIGINT');
  }
});
child.on('error', () => {
  console.error(`Node ${NEEDED_NODE} does not start: ${node}. Run npm ci first.`);
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 1;
  if (signal !== null) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  }
});
