import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { organizations } from './schema/organizations';
import { withOrg } from './tenant';
import { mintOrganization } from './testing/organization';

describe('withOrg', () => {
  it('withOrg shows rows of the bound organization and no other', async () => {
    const [first, second] = [await mintOrganization(), await mintOrganization()];
    const seen = await withOrg(first.orgId, (tx) => tx.select().from(organizations));
    expect(seen.map((row) => row.id)).toEqual([first.orgId]);
    const foreign = await withOrg(first.orgId, (tx) =>
      tx.select().from(organizations).where(eq(organizations.id, second.orgId)),
    );
    expect(foreign).toEqual([]);
  });

  it('withOrg refuses to nest, because the outer transaction would not cover the inner work', async () => {
    const { orgId } = await mintOrganization();
    await expect(withOrg(orgId, () => withOrg(orgId, async () => 1))).rejects.toThrow('withOrg inside withOrg');
  });

  it('withOrg leaves no organization bound to the pooled connection', async () => {
    const { orgId } = await mintOrganization();
    await withOrg(orgId, async () => undefined);
    const { appPool } = await import('./client');
    expect(await appPool().select().from(organizations)).toEqual([]);
  });
});
