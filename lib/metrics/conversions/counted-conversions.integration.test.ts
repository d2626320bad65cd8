import { expect, it } from 'vitest';
import { readTogether } from '@/db/read-together';
import { conversionChoices } from '@/db/schema/conversion-choices';
import { withOrg } from '@/db/tenant';
import { mintOrganization } from '@/db/testing/organization';
import { platformDefinition } from '@/lib/platforms/registry';
import { countedConversions } from './counted-conversions';

it('what counts as a conversion is the choice of the organization, else the default of the platform', async () => {
  const { orgId, userId } = await mintOrganization();
  const changedAt = new Date('2026-11-20T10:00:00.000Z');
  const changed = { orgId, updatedBy: userId, updatedAt: changedAt };
  const { countedOf } = await withOrg(orgId, async (tx) => {
    await tx.insert(conversionChoices).values([
      { ...changed, platform: 'meta', conversions: ['lead', 'schedule'], sales: ['lead'] },
      // The default again.
      { ...changed, platform: 'google', conversions: null, sales: null, recountedAt: changedAt },
    ]);
    return readTogether(tx, { countedOf: countedConversions(orgId) });
  });
  const standard = platformDefinition('google').conversionActions;
  expect(countedOf('meta')).toEqual({
    attribution: platformDefinition('meta').conversionActions.attribution,
    ...{ conversions: ['lead', 'schedule'], sales: ['lead'], isDefault: false },
    ...{ changedAt: changedAt.toISOString(), recounting: true },
  });
  expect(countedOf('google')).toEqual({
    ...{ ...standard, isDefault: true },
    ...{ changedAt: changedAt.toISOString(), recounting: false },
  });
  expect(countedOf('tiktok')).toMatchObject({ isDefault: true, changedAt: null, recounting: false });
});
