import JestRunner from 'jest-runner';

/**
 * Jest's own runner, which runs files in the process that reports, as soon as they are few, only where it is asked to: a test
 * must not change or end that process.
 */
export default class InWorkers extends JestRunner {
  runTests(tests, watcher, options) {
    const { runInBand, detectOpenHandles } = this._globalConfig;
    return super.runTests(tests, watcher, { ...options, serial: runInBand || detectOpenHandles });
  }
}
