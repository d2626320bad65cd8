import { and, eq, inArray } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { adAccounts } from '@/db/schema/ad-accounts';
import { integrations } from '@/db/schema/integrations';
import { profiles } from '@/db/schema/profiles';
import { type Tx, withOrg } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/routing';
import { connectionNames } from '@/lib/integrations/connection-names';
import { loadRun } from '../run/load-run';
import { stepKeys, stepStateOf } from '../run/step-state';
import type { SyncRunDetail } from '../schema';
import { shownError, shownWarnings } from './shown-error';
import { toSyncRunListItem } from './to-sync-run-dto';

/**
 * A run with each of its steps, by the names of their accounts and profiles.
 * @throws AppError `not_found`
 */
export function loadRunDetail(orgId: AuthorizedOrgId, runId: string, locale: Locale): Promise<SyncRunDetail> {
  return withOrg(orgId, async (tx) => {
    const run = await loadRun(tx, orgId, runId);
    const [integration] = await tx
      .select(connectionNames)
      .from(integrations)
      .where(and(eq(integrations.orgId, orgId), eq(integrations.id, run.integrationId)));
    if (!integration) throw notFound();
    const keys = stepKeys(run.cursors);
    const names = await namesOf(tx, orgId, [...new Set(keys.map(subjectOf))]);
    return {
      ...toSyncRunListItem(run, integration, locale),
      pagesRead: run.pagesRead,
      vendorRequestId: run.vendorRequestId,
      steps: keys.map((key) => toStep(key, run.cursors, names, locale)),
    };
  });
}

const kindOf = (key: string) => key.split(':')[0] as SyncRunDetail['steps'][number]['kind'];
const subjectOf = (key: string) => key.split(':')[1] ?? '';

function toStep(
  key: string,
  cursors: Record<string, string>,
  names: Map<string, string>,
  locale: Locale,
): SyncRunDetail['steps'][number] {
  const stands = stepStateOf(cursors, key);
  const trouble = stands?.state === 'open' ? stands.trouble : stands?.state === 'failed' ? stands : undefined;
  const window = stands?.state === 'open' ? stands.memo?.window : stands?.state === 'done' ? stands.window : undefined;
  const warnings = stands?.state === 'open' ? stands.memo?.warnings : stands?.state === 'done' ? stands.warnings : {};
  return {
    kind: kindOf(key),
    subject: names.get(subjectOf(key)) ?? null,
    subjectId: subjectOf(key) || null,
    status: stands?.state ?? 'done',
    window: window ?? null,
    error: trouble ? shownError(trouble, locale) : null,
    warnings: shownWarnings(warnings ?? {}, locale),
  };
}

/** Names of ad accounts and profiles by our ids; one that is gone has none. */
async function namesOf(tx: Tx, orgId: AuthorizedOrgId, subjects: string[]): Promise<Map<string, string>> {
  const ids = subjects.filter((subject) => subject !== '');
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
