import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { integrations } from '@/db/schema/integrations';
import { profiles } from '@/db/schema/profiles';
import { type Tx, withOrg } from '@/db/tenant';
import { connectionNames } from '@/lib/accounts/connection-names';
import { notFound } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/routing';
import { loadRun } from '../run/load-run';
import type { SyncRunDetail } from '../schema';
import { loadSteps, type StepOutline } from '../steps/load-steps';
import { lastErrorOf, windowOf } from '../steps/step-state';
import { stepWarningsSchema } from '../steps/step-warnings';
import { shownError, shownWarnings } from './shown-error';
import { toSyncRunListItem } from './to-sync-run-dto';

/** @throws AppError `not_found` */
export function loadRunDetail(orgId: AuthorizedOrgId, runId: string, locale: Locale): Promise<SyncRunDetail> {
  return withOrg(orgId, async (tx) => {
    const run = await loadRun(tx, orgId, runId);
    const [integration] = await tx
      .select(connectionNames)
      .from(integrations)
      .where(and(eq(integrations.orgId, orgId), eq(integrations.id, run.integrationId)));
    if (!integration) throw notFound();
    const steps = await loadSteps(tx, orgId, runId);
    const names = await namesOf(tx, orgId, [...new Set(steps.flatMap(({ subjectId }) => subjectId ?? []))]);
    return {
      ...toSyncRunListItem(run, integration, locale),
      pagesRead: run.pagesRead,
      vendorRequestId: run.vendorRequestId,
      steps: steps.map((step) => toStep(step, names, locale)),
    };
  });
}

function toStep(step: StepOutline, names: Map<string, string>, locale: Locale): SyncRunDetail['steps'][number] {
  const error = lastErrorOf(step);
  return {
    kind: step.kind,
    subject: names.get(step.subjectId ?? '') ?? null,
    subjectId: step.subjectId,
    status: step.state,
    window: windowOf(step),
    error: error && shownError(error, locale),
    warnings: shownWarnings(stepWarningsSchema.parse(step.warnings), locale),
  };
}

async function namesOf(tx: Tx, orgId: AuthorizedOrgId, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const accounts = await tx
    .select({ id: adAccounts.id, name: adAccounts.name })
    .from(adAccounts)
    .where(and(eq(adAccounts.orgId, orgId), inArray(adAccounts.id, ids)));
  const pages = await tx
    .select({ id: profiles.id, name: profiles.name })
    .from(profiles)
    .where(and(eq(profiles.orgId, orgId), inArray(profiles.id, ids)));
  return new Map([...accounts, ...pages].map(({ id, name }) => [id, name]));
}
