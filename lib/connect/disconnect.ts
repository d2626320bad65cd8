import 'server-only';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { integrations } from '@/db/schema/integrations';
import { syncRuns } from '@/db/schema/sync-runs';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import { handOver } from '@/lib/accounts/hand-over';
import { settleAlerts } from '@/lib/alerts/settle-alerts';
import { recordAudit } from '@/lib/audit/record-audit';
import type { SessionWith } from '@/lib/auth/org-session';
import { requireRole } from '@/lib/auth/require-role';
import { notFound } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { markEvaluationDue } from '@/lib/outbox/evaluation-due';
import type { PlatformId } from '@/lib/platform-ids';
import { configuredPlatform, type PlatformSource } from '@/lib/tokens/platform-config';
import { readableTokens, type Tokens } from '@/lib/tokens/sealed-tokens';
import { recordTokenEvent } from '@/lib/tokens/token-events';
import { eraseHistory } from './erase-history';

interface ErasedGrant {
  platform: PlatformId;
  externalUserId: string;
  tokens: Tokens | null;
}

// Other integrations of the organization take their accounts over.
async function eraseGrant(
  { orgId, actor }: SessionWith<'admin'>,
  integrationId: string,
  withHistory: boolean,
): Promise<ErasedGrant> {
  return withOrg(orgId, async (tx) => {
    const [integration] = await tx
      .update(integrations)
      .set({
        status: 'disconnected',
        statusReason: null,
        consentsGranted: [],
        consentsLost: [],
        disconnectedAt: new Date(),
      })
      .where(and(eq(integrations.orgId, orgId), eq(integrations.id, integrationId)))
      .returning();
    if (!integration) throw notFound();
    const [credentials] = await tx
      .delete(integrationCredentials)
      .where(and(eq(integrationCredentials.orgId, orgId), eq(integrationCredentials.integrationId, integrationId)))
      .returning();
    await tx
      .update(syncRuns)
      .set({ status: 'failed', errorClass: 'reauth', errorCode: 'disconnected', finishedAt: new Date() })
      .where(
        and(
          eq(syncRuns.orgId, orgId),
          eq(syncRuns.integrationId, integrationId),
          inArray(syncRuns.status, ['queued', 'running']),
        ),
      );
    await recordAudit(tx, orgId, actor, 'integration.disconnected', integrationId, {
      platform: integration.platform,
      historyErased: withHistory,
    });
    await recordTokenEvent(tx, orgId, {
      actor,
      integrationId,
      cause: 'disconnect',
      outcome: 'disconnected',
      version: credentials?.version ?? null,
    });
    const tokens = credentials ? await readableTokens(tx, credentials, credentials) : null;
    if (withHistory) await eraseHistory(tx, orgId, integrationId);
    else await handOver(tx, orgId, integrationId);
    await markEvaluationDue(tx, orgId);
    return { platform: integration.platform as PlatformId, externalUserId: integration.externalUserId, tokens };
  });
}

// Platforms revoke per person and app: another organization of the same person must keep its access.
async function isUsedElsewhere(orgId: string, { platform, externalUserId }: ErasedGrant): Promise<boolean> {
  const [other] = await withSystem('disconnect: does another organization hold a grant of the same person', (tx) =>
    tx
      .select({ id: integrations.id })
      .from(integrations)
      .where(
        and(
          eq(integrations.platform, platform),
          eq(integrations.externalUserId, externalUserId),
          ne(integrations.orgId, orgId),
          ne(integrations.status, 'disconnected'),
        ),
      )
      .limit(1),
  );
  return other !== undefined;
}

/** The platform revokes the tokens only if it answers. @throws AppError `forbidden` below admin; `not_found` */
export async function disconnect(
  session: SessionWith<'admin'>,
  integrationId: string,
  { eraseHistory: withHistory }: { eraseHistory: boolean } = { eraseHistory: false },
  platformOf: PlatformSource = configuredPlatform,
): Promise<void> {
  requireRole(session, 'admin');
  const { orgId } = session;
  const erased = await eraseGrant(session, integrationId, withHistory);
  await settleAlerts(orgId);
  if (!erased.tokens || (await isUsedElsewhere(orgId, erased))) return;
  try {
    const platform = platformOf(erased.platform);
    if (platform.capabilities.accessSettingsUrl === null) await platform.oauth.revoke(erased.tokens);
  } catch (error) {
    logger.warn({ orgId, integrationId, platform: erased.platform, err: error }, 'revocation at the platform failed');
  }
}
