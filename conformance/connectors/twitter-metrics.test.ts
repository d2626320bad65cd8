import { beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays } from '@/lib/dates';
import type { DateWindow } from '@/lib/platforms/platform';
import { readAll } from '@/sandbox/testing/read-connector';
import { openReader } from './connector';
import { type AccountLine, accountOf } from './fixtures/fixture';
import { twitter } from './fixtures/twitter';
import { sums, worldSumsOf } from './metric-sums';
import { runSandbox, sandbox, WEEK, worldOf } from './run-sandbox';

runSandbox();

const main = accountOf(twitter, twitter.mainAccount);

describe('the X connector', () => {
  let reader: Awaited<ReturnType<typeof openReader>>;
  beforeAll(async () => {
    reader = await openReader(twitter);
  });
  const metricsOf = (account: AccountLine, window: DateWindow) => {
    const { connector, accessToken } = reader;
    return readAll((cursor) => connector.ads.listDailyMetrics({ accessToken, cursor, account, window }));
  };

  it('reads the oldest days that X has, and none before', async () => {
    const account = accountOf(twitter, twitter.foreignAccount.own);
    const world = worldOf('twitter');
    const { from } = world.history(account.externalId);
    const window = { from: addDays(from, -20), to: addDays(from, 8) };
    const expected = worldSumsOf(world, account.externalId, window);
    expect(sums(await metricsOf(account, window))).toEqual(expected);
    expect(expected.rows).toBeGreaterThan(20);
  });

  it('reads today in the first minute of its day', async () => {
    vi.setSystemTime(Date.parse('2026-11-22T21:00:00Z'));
    const rows = await metricsOf(main, { from: '2026-11-23', to: '2026-11-23' });
    expect(new Set(rows.map(({ date }) => date))).toEqual(new Set(['2026-11-23']));
  });

  it('gets the same sums while the lists of active campaigns and of names fail', async () => {
    for (const pathPattern of ['/active_entities$', '/campaigns$']) {
      for (const kind of ['truncated_page', 'reset', 'rate_limited'] as const) {
        sandbox().faults.add({ kind, times: 1, match: { pathPattern } });
      }
    }
    sandbox().faults.add({ kind: 'repeated_cursor', times: 1, match: { pathPattern: '/campaigns$' } });
    expect(sums(await metricsOf(main, WEEK))).toEqual(worldSumsOf(worldOf('twitter'), main.externalId, WEEK));
    expect(
      sandbox()
        .faults.list()
        .every(({ hits }) => hits > 0),
    ).toBe(true);
  });
});
