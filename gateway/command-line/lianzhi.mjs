#!/usr/bin/env node
// Starts the program with the Node that the commands need: the one that runs this where it is new enough (a container
// image), otherwise the one that `npm ci` has installed. Plain JavaScript that every Node since 14 reads: the machine's own
// can be old.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED_NODE = 24;
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const INSTALLED_NODE = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
const LOADER = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url);

/** Compiles the decorators of the entities; it and its configuration by address, because the working directory may be any. */
const TSX = ['--import', LOADER.href];
const TSX_TSCONFIG_PATH = fileURLToPath(new URL('../../tsconfig.json', import.meta.url));
/** A young generation of 128 MB instead of 16: what a request makes is garbage when it is answered. */
const WIDE_NURSERY = '--max-semi-space-size=128';

/** The flags of the commands that are not run with tsx alone. */
const FLAGS = new Map([
  ['start', [WIDE_NURSERY, ...TSX]],
  ['gateway', [WIDE_NURSERY]],
  ['ledger', []],
  ['witness', []],
  ['bench:data-path', [WIDE_NURSERY, ...TSX]],
  ['bench:statistics', [WIDE_NURSERY, ...TSX]],
  ['bench:office-views', [WIDE_NURSERY, ...TSX]],
]);

const isNewEnough = Number.parseInt(process.versions.node, 10) >= NEEDED_NODE;
const node = isNewEnough ? process.execPath : INSTALLED_NODE;
if (!existsSync(LOADER)) {
  refuse('依赖还没有安装，请先运行 npm ci。The packages are not installed: run npm ci first.');
} else if (!existsSync(node)) {
  refuse(
    `需要 Node ${NEEDED_NODE}，当前是 Node ${process.versions.node}。npm ci 会装好 Node ${NEEDED_NODE}（不要加 --ignore-scripts）。\n` +
      `Node ${NEEDED_NODE} is needed, and this is Node ${process.versions.node}. npm ci, without --ignore-scripts, installs it.`,
  );
} else {
  runCommand(process.argv.slice(2));
}

function refuse(message) {
  console.error(message);
  process.exitCode = 1;
}

function runCommand(args) {
  const child = spawn(node, [...(FLAGS.get(args[0]) || TSX), MAIN, ...args], {
    stdio: 'inherit',
    env: { ...process.env, TSX_TSCONFIG_PATH },
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  process.on('SIGINT', () => {
    // A terminal sends Ctrl-C to both processes. A second one would end the child before it has answered what is under way.
    if (!process.stdin.isTTY) {
      child.kill('SIGINT');
    }
  });
  child.on('error', () => refuse(`Node ${NEEDED_NODE} 无法启动。Node ${NEEDED_NODE} does not start: ${node}`));
  child.on('exit', (code, signal) => {
    process.exitCode = code === null ? 1 : code;
    if (signal !== null) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}
