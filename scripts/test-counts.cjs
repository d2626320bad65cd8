'use strict';

/** A file that fails to load has no tests and counts as one failure. */
function vitestCounts(report) {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

function playwrightCounts(report) {
  const { expected, unexpected, flaky } = report.stats;
  const outside = unexpected + flaky === 0 ? report.errors.length : 0;
  return { passed: expected, failed: unexpected + flaky + outside };
}

module.exports = { playwrightCounts, vitestCounts };
