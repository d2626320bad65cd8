import { beforeAll, describe, expect, it } from 'vitest';
import type { DateWindow } from '@/lib/platforms/platform';
import { readAll } from '@/sandbox/testing/read-connector';
import { openReader } from './connector';
import { accountOf } from './fixtures/fixture';
import { platforms } from './fixtures/platform-fixtures';
import { sums, worldSumsOf } from './metric-sums';
import { passingFaults, readAcrossFault, titleOf } from './read-pages';
import { runSandbox, sandbox, worldOf } from './run-sandbox';

runSandbox();

describe.each(platforms)('the %s connector, while it reads daily metrics,', (_, fixture) => {
  let reader: Awaited<ReturnType<typeof openReader>>;
  const { metrics } = fixture;
  const { faults, refusals } = metrics;
  const main = accountOf(fixture, fixture.mainAccount);
  const match = { pathPattern: metrics.path };

  beforeAll(async () => {
    reader = await openReader(fixture, metrics.app);
  });
  const pageOf = (window: DateWindow) => (cursor: string | null) => {
    const { connector, accessToken } = reader;
    return connector.ads.listDailyMetrics({ accessToken, cursor, account: main, window });
  };
  const worldSums = (window: DateWindow) => worldSumsOf(worldOf(fixture.id), main.externalId, window);

  it.each([...passingFaults, ...faults.more].map((fault) => [titleOf(fault), fault] as const))(
    'gets the same sums through the fault %s',
    async (_title, fault) => {
      const added = sandbox().faults.add({ ...fault, match });
      // A fault by chance may leave one reading alone.
      for (let reading = 0; reading < 5 && sandbox().faults.hits(added.id) === 0; reading += 1) {
        for (const window of faults.windows) {
          expect(sums(await readAll(pageOf(window), faults.retries))).toEqual(worldSums(window));
        }
      }
      expect(sandbox().faults.hits(added.id)).toBeGreaterThan(0);
    },
  );

  it.each(refusals.cases.map((refusal) => [refusal.failure.code, titleOf(refusal.fault), refusal] as const))(
    'throws %s under %s, and continues from the page where it stopped',
    async (_code, _title, { fault, failure: expected }) => {
      const matched = { ...fault, match: { pathPattern: refusals.path ?? metrics.path } };
      const { items, failure } = await readAcrossFault(matched, pageOf(refusals.window));
      expect(failure).toMatchObject(expected);
      expect(sums(items)).toEqual(worldSums(refusals.window));
    },
  );
});
