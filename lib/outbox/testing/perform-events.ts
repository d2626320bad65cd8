import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { evaluateAlerts } from '@/lib/alerts/evaluate-alerts';
import { queueTakeoverRun } from '@/lib/sync/requests/queue-takeover-run';
import { takeEvents } from './recorded-events';

/** Does what the engine's functions do on the events of changed accounts and alerts, without an engine. */
export async function performEvents(orgId: AuthorizedOrgId): Promise<void> {
  for (const { data } of await takeEvents(orgId, 'accounts/taken_over'))
    await queueTakeoverRun(orgId, data.integrationId);
  if ((await takeEvents(orgId, 'alerts/evaluation.requested')).length > 0) await evaluateAlerts(orgId);
}
