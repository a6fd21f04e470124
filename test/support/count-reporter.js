/** Closes the run with one plain line that any CI can read, and fails a run in which no test ran. */
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, numTodoTests } = results;
    // A file that could not even be loaded has no test to fail.
    const failed = Math.max(numFailedTests, numFailedTestSuites);
    const skipped = numPendingTests + numTodoTests;
    this.empty = numPassedTests + numFailedTests === 0;
    process.stdout.write(`\n${numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`);
  }

  getLastError() {
    return this.empty ? new Error('No test ran.') : undefined;
  }
}
