import { beforeAll, describe, expect, it } from 'vitest';
import { readAll } from '@/sandbox/testing/read-connector';
import { openReader } from './connector';
import { type AccountLine, accountOf, hasLack } from './fixtures/fixture';
import { platforms } from './fixtures/platform-fixtures';
import { worldId } from './metric-sums';
import { runSandbox, worldOf } from './run-sandbox';

runSandbox();

describe.each(platforms)('the %s connector', (_, fixture) => {
  let reader: Awaited<ReturnType<typeof openReader>>;
  const { states, expected, draftsOf, pages } = fixture.campaigns;

  beforeAll(async () => {
    reader = await openReader(fixture);
  });
  const campaignsOf = (account: AccountLine) => {
    const { connector, accessToken } = reader;
    return readAll((cursor) => connector.ads.listCampaigns({ accessToken, cursor, account }));
  };

  it('lists the campaigns of every ad account in every state, with budgets to the micro and dates', async () => {
    const seen = new Set<string>();
    for (const account of fixture.accounts) {
      const campaigns = await campaignsOf(account);
      const plans = worldOf(fixture.id).campaigns(worldId(account.externalId));
      const drafts = campaigns.filter(({ status }) => status === 'draft');
      expect(drafts).toHaveLength(draftsOf?.(account) ?? 0);
      expect(campaigns).toHaveLength(plans.length + drafts.length);
      for (const plan of plans) {
        expect(campaigns.find(({ externalId }) => externalId === plan.id)).toMatchObject(expected(plan, account));
      }
      for (const { status, externalStatus } of campaigns) seen.add(`${status} ${externalStatus}`);
    }
    expect([...seen].sort()).toEqual(states);
  });

  it('lists campaigns over several pages, each once', async (context) => {
    if (hasLack(pages)) return context.skip(pages.lack);
    const { connector, accessToken } = pages.app ? await openReader(fixture, pages.app) : reader;
    const account = accountOf(fixture, pages.account);
    const first = await connector.ads.listCampaigns({ accessToken, cursor: null, account });
    expect(first.nextCursor).not.toBeNull();
    const all = await readAll((cursor) => connector.ads.listCampaigns({ accessToken, cursor, account }));
    expect(all).toEqual(await campaignsOf(account));
    expect(new Set(all.map(({ externalId }) => externalId)).size).toBe(all.length);
  });
});
