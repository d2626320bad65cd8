import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { invalidateOrg } from '@/lib/cache/cache';
import { logger } from '@/lib/logger';
import { evaluateAlerts } from './evaluate-alerts';

/**
 * Makes alerts and cached pages agree with a connection that a person made, renewed or ended: the sync that would do
 * so comes later, or never. A failure here is logged; what the person did stands.
 */
export async function settleAlerts(orgId: AuthorizedOrgId): Promise<void> {
  try {
    await evaluateAlerts(orgId);
  } catch (error) {
    logger.error({ orgId, err: error }, 'alerts could not be evaluated');
  }
  await invalidateOrg(orgId);
}
