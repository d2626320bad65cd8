import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

type Counts = { passed: number; failed: number };
const {
  playwrightCounts,
  vitestCounts,
}: { playwrightCounts: (report: object) => Counts; vitestCounts: (report: object) => Counts } = createRequire(
  import.meta.url,
)('./test-counts.cjs');

describe('vitestCounts', () => {
  it('vitestCounts counts tests, and a file that could not be loaded as one failure', () => {
    const testResults = [
      { status: 'passed', assertionResults: [{}, {}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ];
    expect(vitestCounts({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({ passed: 2, failed: 2 });
  });
});

describe('playwrightCounts', () => {
  it('playwrightCounts counts a flaky test as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(playwrightCounts({ stats, errors: [] })).toEqual({ passed: 5, failed: 2 });
  });

  it('playwrightCounts counts an error outside of any test, such as a set-up that failed', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 0, failed: 1 });
  });
});
