import { and, eq } from 'drizzle-orm';
import { adAccounts } from '@/db/schema/ad-accounts';
import { withOrg } from '@/db/tenant';
import type { StepRef } from './step-state';

/** Status of an ad account that the platform refuses as closed or not shared any more. */
const UNAVAILABLE_ACCOUNT = 'UNAVAILABLE';

/** Marks the ad account of a step as one that the platform no longer gives, until a listing shows it again. */
export async function markUnavailable({ orgId, kind, subjectId }: StepRef): Promise<void> {
  if (subjectId === null || kind === 'posts') return;
  await withOrg(orgId, (tx) =>
    tx
      .update(adAccounts)
      .set({ externalStatus: UNAVAILABLE_ACCOUNT })
      .where(and(eq(adAccounts.orgId, orgId), eq(adAccounts.id, subjectId))),
  );
}
