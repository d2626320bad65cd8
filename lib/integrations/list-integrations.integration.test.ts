import { expect, it } from 'vitest';
import { readTogether } from '@/db/read-together';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { chosenAccounts, chosenProfiles } from '@/lib/dashboard/chosen-accounts';
import { seeder } from '@/lib/dashboard/testing/seed';
import { listIntegrations } from './list-integrations';

it('integrations list their accounts and profiles in alphabetical order of the language', async () => {
  const inOrder = ['آفاق', 'ابتكار', 'أحمد', 'إعلان', 'apple', 'Banana', 'Éclair', 'Page 9', 'Page 10', 'zebra'];
  const { orgId } = await mintOrganization();
  await withOrg(orgId, async (tx) => {
    const put = seeder(tx, orgId, new Date());
    const { id } = await put.integration();
    for (const name of [...inOrder].sort()) {
      await put.account(id, { name });
      await put.profile(id, { name });
    }
  });
  const namesOf = (rows: readonly { name: string }[] | undefined) => rows?.map(({ name }) => name);
  const [integration] = await listIntegrations(orgId);
  expect(namesOf(integration?.adAccounts)).toEqual(inOrder);
  expect(namesOf(integration?.profiles)).toEqual(inOrder);
  const reads = { accounts: chosenAccounts(orgId), profiles: chosenProfiles(orgId) };
  const chosen = await withOrg(orgId, (tx) => readTogether(tx, reads));
  expect(namesOf(chosen.accounts)).toEqual(inOrder);
  expect(namesOf(chosen.profiles)).toEqual(inOrder);
});
