import { and, asc, eq, inArray } from 'drizzle-orm';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { byLanguage } from '@/db/by-language';
import { adAccounts } from '@/db/schema/ad-accounts';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { profiles } from '@/db/schema/profiles';
import type { Tx } from '@/db/tenant';
import type { PlatformId } from '@/lib/platform-ids';
import { consentKinds } from '@/lib/platforms/platform';
import { loadSyncStates } from '@/lib/sync/status/state';
import { configuredPlatform, isPlatformAvailable } from '@/lib/tokens/platform-config';
import { accessSettingsUrlOf, refreshLeadSecondsOf } from '@/lib/tokens/refresh-lead';
import { toTokenLife } from '@/lib/tokens/token-life';
import { loadReach } from './load-reach';
import type { IntegrationDto } from './types';

// As configured here; without a configuration only those that were granted.
function consentsOf(
  platform: PlatformId,
  { status, statusReason, consentsGranted: granted, consentsLost }: typeof integrations.$inferSelect,
): IntegrationDto['consents'] {
  const offered = isPlatformAvailable(platform)
    ? configuredPlatform(platform).consents.map(({ kind }) => kind)
    : consentKinds.filter((kind) => granted.includes(kind) || consentsLost.some((lost) => lost.kind === kind));
  const isDead = status === 'reauth_required' || status === 'revoked';
  return offered.map((kind) => {
    const lost = consentsLost.find((one) => one.kind === kind);
    if (lost) return { kind, granted: false, status: 'reauth_required', statusReason: lost.reason };
    if (!granted.includes(kind)) return { kind, granted: false, status: 'not_granted', statusReason: null };
    if (isDead)
      return { kind, granted: true, status: 'reauth_required', statusReason: statusReason ?? 'token_revoked' };
    return { kind, granted: true, status: 'granted', statusReason: null };
  });
}

// A person must act when one consent has ended, although the rest is still read.
function toStatusFields({ status, statusReason, consentsLost: [lost] }: typeof integrations.$inferSelect) {
  const isOtherwiseWell = ['active', 'refreshing', 'retry_wait'].includes(status);
  if (!lost || !isOtherwiseWell) return { status, statusReason };
  return { status: 'reauth_required' as const, statusReason: lost.reason };
}

const { expiresAt, refreshDueAt, refreshedAt, failures, retryAt } = integrationCredentials;

export async function readIntegrations(
  tx: Tx,
  orgId: AuthorizedOrgId,
  integrationId?: string,
): Promise<IntegrationDto[]> {
  const rows = await tx
    .select({ integration: integrations, dates: { expiresAt, refreshDueAt, refreshedAt, failures, retryAt } })
    .from(integrations)
    .leftJoin(
      integrationCredentials,
      and(
        eq(integrationCredentials.orgId, integrations.orgId),
        eq(integrationCredentials.integrationId, integrations.id),
      ),
    )
    .where(and(eq(integrations.orgId, orgId), integrationId ? eq(integrations.id, integrationId) : undefined))
    .orderBy(asc(integrations.createdAt), asc(integrations.id));
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.integration.id);
  const reached = { ads: await loadReach(tx, orgId, ids, 'ads'), posts: await loadReach(tx, orgId, ids, 'posts') };
  const accounts = await tx
    .select()
    .from(adAccounts)
    .where(and(eq(adAccounts.orgId, orgId), inArray(adAccounts.id, reached.ads.accountIds)))
    .orderBy(byLanguage(adAccounts.name), asc(adAccounts.id));
  const pages = await tx
    .select()
    .from(profiles)
    .where(and(eq(profiles.orgId, orgId), inArray(profiles.id, reached.posts.accountIds)))
    .orderBy(byLanguage(profiles.name), asc(profiles.id));
  const states = new Map(
    (await loadSyncStates(tx, orgId, { integrationIds: ids })).map((state) => [state.integrationId, state]),
  );
  const now = new Date();
  return rows.flatMap(({ integration, dates }) => {
    const { id } = integration;
    const sync = states.get(id);
    if (!sync) return [];
    return {
      id,
      platform: integration.platform as PlatformId,
      displayName: integration.displayName,
      ...toStatusFields(integration),
      scopesGranted: integration.scopesGranted,
      scopesDeclined: integration.scopesDeclined,
      consents: consentsOf(integration.platform as PlatformId, integration),
      accessSettingsUrl: accessSettingsUrlOf(integration.platform),
      connectedAt: integration.connectedAt.toISOString(),
      token: dates && toTokenLife({ ...dates, leadSeconds: refreshLeadSecondsOf(integration.platform) }, now),
      adAccounts: accounts.flatMap(({ id: accountId, externalId, name, currency, timeZone, externalStatus }) => {
        const reading = reached.ads.of(id, accountId);
        return reading ? { id: accountId, externalId, name, currency, timeZone, externalStatus, ...reading } : [];
      }),
      profiles: pages.flatMap(({ id: accountId, kind, externalId, name, handle }) => {
        const reading = reached.posts.of(id, accountId);
        return reading ? { id: accountId, kind, externalId, name, handle, ...reading } : [];
      }),
      sync,
    };
  });
}
