import { randomUUID } from 'node:crypto';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { integrations } from '@/db/schema/integrations';
import { memberships } from '@/db/schema/memberships';
import { withOrg } from '@/db/tenant';

/** Readable integrations without a token or an account, for tests of when they are read. Returns their ids. */
export function plantIntegrations(orgId: AuthorizedOrgId, count: number): Promise<string[]> {
  return withOrg(orgId, async (tx) => {
    const [member] = await tx.select({ id: memberships.userId }).from(memberships).limit(1);
    const rows = Array.from({ length: count }, () => ({
      orgId,
      id: randomUUID(),
      platform: 'meta',
      externalUserId: randomUUID(),
      displayName: 'Planted',
      status: 'active' as const,
      connectedBy: member?.id ?? randomUUID(),
      connectedAt: new Date('2026-01-01T00:00:00Z'),
    }));
    await tx.insert(integrations).values(rows);
    return rows.map((row) => row.id);
  });
}
