/**
 * Prints, as the last lines of a run, each test that failed: one line, so that the end of a long log names them all.
 */
export default class FailedTests {
  onRunComplete(_contexts, { testResults }) {
    for (const { testFilePath, testResults: tests, failureMessage } of testResults) {
      const failed = tests.filter(({ status }) => status === 'failed');
      if (failed.length === 0 && failureMessage) {
        console.log(`FAILED ${testFilePath}: ${failureMessage.trim().split('\n')[0]}`);
      }
      for (const { fullName, failureMessages } of failed) {
        const [why = ''] = failureMessages.join('\n').replaceAll(ANSI_COLOUR, '').trim().split('\n');
        console.log(`FAILED ${testFilePath}: ${fullName}: ${why.slice(0, 200)}`);
      }
    }
  }
}

const ANSI_COLOUR = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, 'gu');
