import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

/** The events to which jest-circus listens while a file runs. */
const ERROR_EVENTS = ['uncaughtException', 'unhandledRejection', 'rejectionHandled'];

/**
 * The process itself in place of a `vm` context. What a test file changes of the process is put back after it: environment
 * variables, the working directory, the console, spies and fake timers.
 */
export default class SameProcess {
  global = globalThis;
  fakeTimers = null;
  moduleMocker = new ModuleMocker(globalThis);
  #before;

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.#before = {
      env: { ...process.env },
      folder: process.cwd(),
      console: globalThis.console,
      exit: process.exit,
      listeners: ERROR_EVENTS.map((event) => [event, process.rawListeners(event)]),
    };
  }

  async setup() {
    // Jest has installed a formatter that does not know the source maps of tsx; Node's own knows them.
    delete Error.prepareStackTrace;
    process.exit = (code) => {
      const error = new Error(
        `process.exit(${code ?? ''}) was called: a test must not end the process of the other tests.`,
      );
      Error.captureStackTrace(error, process.exit);
      throw error;
    };
  }

  async teardown() {
    const { env, folder, console, exit, listeners } = this.#before;
    this.fakeTimersModern.useRealTimers();
    this.moduleMocker.restoreAllMocks();
    globalThis.console = console;
    process.exit = exit;
    process.chdir(folder);
    for (const name of Object.keys(process.env)) {
      if (!(name in env)) {
        delete process.env[name];
      }
    }
    Object.assign(process.env, env);
    for (const [event, known] of listeners) {
      process.removeAllListeners(event);
      known.forEach((listener) => process.on(event, listener));
    }
  }

  /** The last moment before jest-circus takes the stacks of the errors of a test, or of the hooks of a file. */
  handleTestEvent({ name, test }, { unhandledErrors }) {
    if (name === 'test_done') {
      test.errors.flat().forEach(showTestFrames);
    } else if (name === 'run_finish') {
      unhandledErrors.flat().forEach(showTestFrames);
    }
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Jest requires the method, and calls it only to load modules into a `vm` context. */
  getVmContext() {
    return null;
  }
}

/**
 * Leaves out the frames of this folder. Node calls the frame where a test was defined anonymous, and jest prints no anonymous
 * frames: it loses the name.
 */
function showTestFrames(error) {
  if (typeof error?.stack === 'string') {
    const lines = error.stack.split('\n').filter((line) => !line.includes('/.jest/test-framework.mjs:'));
    error.stack = lines.map((line) => line.replace(/at <anonymous> \((.+)\)$/, 'at $1')).join('\n');
  }
}
