import { beforeAll, describe, expect, it } from 'vitest';
import { daysOf } from '@/lib/dates';
import { failureOf, readAll } from '@/sandbox/testing/read-connector';
import { connectorOf, grantEverything, openReader } from './connector';
import { accountOf, hasLack } from './fixtures/fixture';
import { platforms } from './fixtures/platform-fixtures';
import { sums, worldSumsOf } from './metric-sums';
import { readEveryPageTwice } from './read-pages';
import { runSandbox, sandbox, setSecondsLater, worldOf } from './run-sandbox';

runSandbox();

describe.each(platforms)('the %s connector', (_, fixture) => {
  let reader: Awaited<ReturnType<typeof openReader>>;
  const { app, paged, loop, tokenEndsBetweenPages: end } = fixture.metrics;

  beforeAll(async () => {
    reader = await openReader(fixture, app);
  });

  it('reads each page of daily metrics again with nothing but its cursor, in another process', async () => {
    const account = accountOf(fixture, paged.account);
    const { accessToken } = reader;
    const { window } = paged;
    const { lost, again } = await readEveryPageTwice((cursor) =>
      connectorOf(fixture, app).ads.listDailyMetrics({ accessToken, cursor, account, window }),
    );
    if (paged.repeatsCursor) expect(again).toEqual(lost);
    else expect(again.map(({ items }) => items)).toEqual(lost.map(({ items }) => items));
    expect(again.length).toBeGreaterThan(paged.moreThan);
    const rows = again.flatMap(({ items }) => items);
    expect(sums(rows)).toEqual(worldSumsOf(worldOf(fixture.id), account.externalId, window));
    // No day falls between two pages, and none is in both.
    expect(new Set(rows.map(({ date }) => date))).toEqual(new Set(daysOf(window.from, window.to)));
    expect(new Set(rows.map((row) => `${row.campaignExternalId} ${row.date}`)).size).toBe(rows.length);
  });

  it('continues daily metrics from their page with a renewed token when the token ends', async (context) => {
    if (hasLack(end)) return context.skip(end.lack);
    const { connector } = reader;
    const account = accountOf(fixture, end.account);
    const { window } = end;
    const grant = await grantEverything(connector);
    const first = await connector.ads.listDailyMetrics({ ...grant, cursor: null, account, window });
    setSecondsLater(end.seconds);
    const next = { cursor: first.nextCursor, account, window };
    expect(await failureOf(connector.ads.listDailyMetrics({ ...grant, ...next }))).toMatchObject({
      code: 'token_expired',
    });
    const renewed = await connector.oauth.refresh(grant);
    const rest = await readAll((cursor) =>
      connector.ads.listDailyMetrics({ ...renewed, account, window, cursor: cursor ?? first.nextCursor }),
    );
    if (end.repeatsFirstPage) expect(rest).toEqual(expect.arrayContaining(first.items));
    expect(sums([...first.items, ...rest])).toEqual(worldSumsOf(worldOf(fixture.id), account.externalId, window));
  });

  it('survives a cursor that comes twice, and throws cursor_repeated when it comes forever', async () => {
    const { connector, accessToken } = reader;
    const account = accountOf(fixture, fixture.mainAccount);
    const { window } = loop;
    const read = async () => {
      if (loop.list === 'campaigns') {
        const items = await readAll((cursor) => connector.ads.listCampaigns({ accessToken, cursor, account }));
        return new Set(items.map(({ externalId }) => externalId));
      }
      const items = await readAll((cursor) => connector.ads.listDailyMetrics({ accessToken, cursor, account, window }));
      return new Set(items.map(({ campaignExternalId, date }) => `${campaignExternalId} ${date}`));
    };
    const match = { pathPattern: loop.path };
    const whole = await read();
    const once = sandbox().faults.add({ kind: 'repeated_cursor', times: 1, skip: 1, match });
    expect(await read()).toEqual(whole);
    expect(sandbox().faults.hits(once.id)).toBe(1);
    sandbox().faults.add({ kind: 'repeated_cursor', skip: 1, match });
    expect(await failureOf(read())).toMatchObject({ errorClass: 'transient', code: 'cursor_repeated' });
  });
});
