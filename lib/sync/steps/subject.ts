import 'server-only';
import { and, eq } from 'drizzle-orm';
import { adAccounts } from '@/db/schema/ad-accounts';
import { profiles } from '@/db/schema/profiles';
import { withOrg } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import type { StepContext } from './page-step';

export async function stepAdAccount({ orgId, subjectId }: StepContext): Promise<typeof adAccounts.$inferSelect> {
  const [account] = await withOrg(orgId, (tx) =>
    tx
      .select()
      .from(adAccounts)
      .where(and(eq(adAccounts.orgId, orgId), eq(adAccounts.id, subjectId))),
  );
  if (!account) throw notFound();
  return account;
}

export async function stepProfile({ orgId, subjectId }: StepContext): Promise<typeof profiles.$inferSelect> {
  const [profile] = await withOrg(orgId, (tx) =>
    tx
      .select()
      .from(profiles)
      .where(and(eq(profiles.orgId, orgId), eq(profiles.id, subjectId))),
  );
  if (!profile) throw notFound();
  return profile;
}
