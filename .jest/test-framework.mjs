import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
// The loader with which the product itself runs.
import 'tsx';
import { provide } from './globals.mjs';

const require = createRequire(import.meta.url);
/** The part of jest-circus that jest, too, loads anew for each test file: it holds the tests of one file. */
const CIRCUS = require.resolve('jest-circus/runner').replace('runner.js', 'jestAdapterInit.js');
const GLOBALS = new URL('globals.mjs', import.meta.url).href;
const TEST_TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');
/** What circus keeps on the global object. */
const STATE_OF_A_FILE = new Set(['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL']);
/** Of jest-worker, which does not export it. */
const CHILD_MESSAGE_END = 2;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: GLOBALS, shortCircuit: true } : next(specifier, context),
});

// A worker ends when jest asks it to, or is gone itself: at once, whatever servers and timers the tests have left open.
process.on('message', ([type]) => {
  if (type === CHILD_MESSAGE_END) {
    process.exit(0);
  }
});
process.on('disconnect', () => process.exit(1));

/**
 * Runs a test file with jest-circus, as `jest-circus/runner` does, but imports it with Node itself: the modules that it
 * shares with files before it are loaded already.
 */
export default async function runTestFile(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  delete require.cache[CIRCUS];
  const circus = require(CIRCUS);
  try {
    const { snapshotState } = await circus.initialize({
      config,
      environment,
      globalConfig,
      localRequire: require,
      parentProcess: process,
      runtime,
      sendMessageToJest,
      setGlobalsForRuntime: (globals) => provide({ ...globals, jest: jestObject(environment) }),
      testPath,
    });
    await importInTime(testPath, globalConfig.testTimeout);
    const result = await withoutOurFrames(() =>
      circus.runAndTransformResultsToJestFormat({ config, globalConfig, testPath }),
    );
    snapshotState.save();
    return result;
  } finally {
    forgetTests();
  }
}

function forgetTests() {
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    if (STATE_OF_A_FILE.has(symbol.description)) {
      delete globalThis[symbol];
    }
  }
}

async function importInTime(path, ms = 5000) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${path} was not loaded within ${ms} ms.`)), ms);
  });
  try {
    await Promise.race([import(pathToFileURL(path).href), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Node follows `await` through a promise to the caller: not through this one, so the stacks of failures end with the test. */
function withoutOurFrames(run) {
  return new Promise((resolve, reject) => {
    run().then((result) => resolve(result), reject);
  });
}

/** What tests use of the `jest` object: no replacing of modules. */
function jestObject({ moduleMocker, fakeTimersModern }) {
  const jest = {};
  for (const name of ['fn', 'spyOn', 'isMockFunction', 'replaceProperty']) {
    jest[name] = moduleMocker[name].bind(moduleMocker);
  }
  for (const name of ['clearAllMocks', 'resetAllMocks', 'restoreAllMocks']) {
    jest[name] = () => (moduleMocker[name](), jest);
  }
  for (const name of ['useFakeTimers', 'useRealTimers']) {
    jest[name] = (...args) => (fakeTimersModern[name](...args), jest);
  }
  for (const name of ['setSystemTime', 'advanceTimersByTime', 'advanceTimersByTimeAsync', 'runAllTimers']) {
    jest[name] = fakeTimersModern[name].bind(fakeTimersModern);
  }
  jest.setTimeout = (ms) => ((globalThis[TEST_TIMEOUT] = ms), jest);
  return jest;
}
