import { beforeAll, describe, expect, it } from 'vitest';
import type { RemoteAdAccount } from '@/lib/platforms/platform';
import { failureOf, readAll } from '@/sandbox/testing/read-connector';
import { grantEverything, openReader } from './connector';
import { accountOf, hasLack } from './fixtures/fixture';
import { platforms } from './fixtures/platform-fixtures';
import { worldId } from './metric-sums';
import { passingFaults } from './read-pages';
import { runSandbox, sandbox, WEEK, worldOf } from './run-sandbox';

runSandbox();

describe.each(platforms)('the %s connector', (_, fixture) => {
  let reader: Awaited<ReturnType<typeof openReader>>;
  let accounts: RemoteAdAccount[];
  const { foreignAccount, reach } = fixture;
  const main = accountOf(fixture, fixture.mainAccount);
  const nameOf = ({ externalId }: RemoteAdAccount) => worldOf(fixture.id).account(worldId(externalId))?.name;

  const profilesOf = async (accessToken: string) => {
    const { content } = reader.connector;
    return content ? readAll((cursor) => content.listProfiles({ accessToken, cursor })) : [];
  };

  beforeAll(async () => {
    reader = await openReader(fixture);
    const { connector, accessToken } = reader;
    accounts = await readAll((cursor) => connector.ads.listAccounts({ accessToken, cursor }));
  });

  it('lists the ad accounts of the person with name, currency, time zone, status and path, and no others', () => {
    expect(accounts).toEqual(
      fixture.accounts.map((account) => ({
        ...account,
        name: worldOf(fixture.id).account(worldId(account.externalId))?.name,
      })),
    );
  });

  it.each(Object.entries(reach))(
    'lists for %s only what this person reaches',
    async (_name, { person, consents, ...reached }) => {
      const { connector } = reader;
      const page = { ...(await grantEverything(connector, { person }, consents)), cursor: null };
      const { items, nextCursor } = await connector.ads.listAccounts(page);
      expect(nextCursor).toBeNull();
      expect(items.map(({ externalId, accessPath }) => ({ externalId, accessPath }))).toEqual(
        reached.accounts.map((externalId) => ({ externalId, accessPath: null })),
      );
      for (const account of items) expect(account.name).toBe(nameOf(account));
      const profiles = await profilesOf(page.accessToken);
      expect(profiles.map(({ handle }) => handle)).toEqual(reached.profiles);
    },
  );

  it('lists each profile of the person once, with its followers', async () => {
    const world = worldOf(fixture.id);
    const profiles = await profilesOf(reader.accessToken);
    const expected = (world.people[0]?.profileIds ?? []).flatMap((id) => world.profile(id) ?? []);
    expect(profiles.sort((a, b) => a.externalId.localeCompare(b.externalId))).toEqual(
      expected
        .map(({ id, kind, name, handle, followers }) => ({ externalId: id, kind, name, handle, followers }))
        .sort((a, b) => a.externalId.localeCompare(b.externalId)),
    );
    expect(profiles).toHaveLength(fixture.profiles);
  });

  it.each(passingFaults.filter(({ kind }) => kind !== 'huge_body'))(
    'lists the same ad accounts through the fault $kind',
    async (fault) => {
      // Without what another connector or token remembers.
      const { connector, accessToken } = await openReader(fixture);
      const added = sandbox().faults.add({ ...fault, match: { pathPattern: fixture.accountsPath } });
      expect(await readAll((cursor) => connector.ads.listAccounts({ accessToken, cursor }))).toEqual(accounts);
      expect(sandbox().faults.hits(added.id)).toBeGreaterThan(0);
    },
  );

  it('fails for an ad account of others alone, and reads the own one', async () => {
    const { connector } = reader;
    const page = { ...(await grantEverything(connector, { person: reach.omar.person })), cursor: null };
    const foreign = { ...main, accessPath: null };
    const { failure } = foreignAccount;
    expect(await failureOf(connector.ads.listCampaigns({ ...page, account: foreign }))).toMatchObject(failure);
    expect(await failureOf(connector.ads.listDailyMetrics({ ...page, account: foreign, window: WEEK }))).toMatchObject(
      failure,
    );
    const own = { ...accountOf(fixture, foreignAccount.own), accessPath: null };
    const { items } = await connector.ads.listCampaigns({ ...page, account: own });
    expect(items).toHaveLength(foreignAccount.ownCampaigns);
  });

  it.each(fixture.unavailableAccounts.map((account) => [account.what, account] as const))(
    'throws for an ad account that %s',
    async (_what, { externalId, ...failures }) => {
      const { connector, accessToken } = reader;
      const account = { ...main, externalId, accessPath: null };
      const page = { accessToken, cursor: null, account };
      if (failures.campaigns !== 'not read') {
        expect(await failureOf(connector.ads.listCampaigns(page))).toMatchObject(failures.campaigns);
      }
      expect(await failureOf(connector.ads.listDailyMetrics({ ...page, window: WEEK }))).toMatchObject(
        failures.metrics,
      );
    },
  );

  it('has content exactly where the platform has posts', () => {
    expect(reader.connector.content === null).toBe(hasLack(fixture.posts));
  });
});
