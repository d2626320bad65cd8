import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { invalidateOrg } from '@/lib/cache/cache';
import { logger } from '@/lib/logger';
import { evaluateAlerts } from './evaluate-alerts';

/** After a person changed an integration. Failures are logged, not thrown. */
export async function settleAlerts(orgId: AuthorizedOrgId): Promise<void> {
  try {
    await evaluateAlerts(orgId);
  } catch (error) {
    logger.error({ orgId, err: error }, 'alerts could not be evaluated');
  }
  await invalidateOrg(orgId);
}
