import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { labels } from '@/db/schema/labels';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { seeder } from '@/lib/dashboard/testing/seed';
import { requireFilterSubjects } from './require-filter-subjects';

const none = { accounts: [], campaigns: [], labels: [] };

async function organization() {
  const { orgId } = await mintOrganization();
  const ids = await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, new Date());
    const integration = await put.integration();
    const account = await put.account(integration.id, { selected: false });
    const [profile, campaign] = [await put.profile(integration.id), await put.campaign(account)];
    const named = { orgId, name: 'Ramadan', colour: 'green', createdBy: randomUUID() } as const;
    const [label] = await tx.insert(labels).values(named).returning();
    return { account: account.id, profile: profile.id, campaign: campaign.id, label: label?.id ?? '' };
  });
  const check = (filter: Partial<Parameters<typeof requireFilterSubjects>[2]>) =>
    withOrg(orgId, (tx) => requireFilterSubjects(tx, orgId, { ...none, ...filter }));
  return { ...ids, check };
}

describe('the subjects of a filter', () => {
  it("the organization's ad accounts, profiles, campaigns and labels pass, as does a filter without ids", async () => {
    const { check, account, profile, campaign, label } = await organization();
    const all = { accounts: [account, profile], campaigns: [campaign], labels: [label] };
    await expect(check({})).resolves.toBeUndefined();
    await expect(check(all)).resolves.toBeUndefined();
  });

  it.each(['accounts', 'campaigns', 'labels'] as const)(
    'one unknown id and one id of another organization among %s answer the same not_found',
    async (name) => {
      const [mine, other] = [await organization(), await organization()];
      const subject = { accounts: 'account', campaigns: 'campaign', labels: 'label' } as const;
      const [own, foreign] = [mine[subject[name]], other[subject[name]]];
      const refusals = await Promise.all(
        [randomUUID(), foreign].map((id) => mine.check({ [name]: [own, id] }).catch((error: unknown) => error)),
      );
      expect(refusals[0]).toMatchObject({ code: 'not_found' });
      expect(refusals[1]).toEqual(refusals[0]);
    },
  );

  it('the id of a campaign is no id of an account', async () => {
    const { check, campaign } = await organization();
    await expect(check({ accounts: [campaign] })).rejects.toMatchObject({ code: 'not_found' });
  });
});
