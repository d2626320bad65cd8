'use strict';

/** Counts of vitest's JSON report. A file that could not be loaded has no tests and counts as one failure. */
function vitestCounts(report) {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/** Counts of Playwright's JSON report. A flaky test failed once, which is a failure. */
function playwrightCounts(report) {
  const { expected, unexpected, flaky } = report.stats;
  const outside = unexpected + flaky === 0 ? report.errors.length : 0;
  return { passed: expected, failed: unexpected + flaky + outside };
}

module.exports = { playwrightCounts, vitestCounts };
