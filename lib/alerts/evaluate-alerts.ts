import 'server-only';
import { sql } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { invalidateAfterArrival } from '@/lib/cache/cache';
import { clearEvaluationDue } from '@/lib/outbox/evaluation-due';
import { type AlertChanges, applyCauses } from './apply-causes';
import { budgetCauses } from './budget-causes';
import { dailyBudgetRules } from './daily-budget-rules';
import { heldCauses } from './held-causes';
import { readBudgetedCampaigns } from './read-budgeted-campaigns';
import { readComparisons } from './read-comparisons';
import { readHeldAccounts } from './read-held-accounts';
import { readIntegrationTokens, readStreamHistories } from './read-integrations';
import { readReviewIssues } from './read-review-issues';
import { reviewCauses } from './review-causes';
import { syncCauses } from './sync-causes';
import { tokenCauses } from './token-causes';
import { totalsCauses } from './totals-causes';

/** Idempotent; concurrent evaluations of one organization run in turn. */
export async function evaluateAlerts(orgId: AuthorizedOrgId, now = new Date()): Promise<AlertChanges> {
  const rules = dailyBudgetRules();
  const changes = await withOrg(orgId, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`alerts ${orgId}`}, 0))`);
    await clearEvaluationDue(tx, orgId);
    const [campaigns, tokens, histories, comparisons, issues, held] = await Promise.all([
      readBudgetedCampaigns(tx, orgId, rules, now),
      readIntegrationTokens(tx, orgId, now),
      readStreamHistories(tx, orgId),
      readComparisons(tx, orgId),
      readReviewIssues(tx, orgId),
      readHeldAccounts(tx, orgId),
    ]);
    const causes = [
      ...budgetCauses(campaigns, rules, now),
      ...tokenCauses(tokens, now),
      ...syncCauses(histories, now),
      ...totalsCauses(comparisons, now),
      ...reviewCauses(issues, now),
      ...heldCauses(held),
    ];
    return applyCauses(tx, orgId, causes, now);
  });
  if (changes.opened + changes.closed > 0) await invalidateAfterArrival(orgId, 'dashboard');
  return changes;
}
